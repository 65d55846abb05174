package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.group.Uptake;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.Observations;
import java.util.function.Consumer;

/** Collects the uses of keys and passes them on by the ten thousand, so that never all of a tick are in memory. Calls are counted on the way. */
final class KeyUses implements Telling {
    private static final int MANY = 1 << 16;

    private final Observations observations = new Observations();
    private final Consumer<Observations> keys;
    private final Uptake uptake;
    private int account;
    private int second;
    private boolean extractionLike;
    private long payload;

    /** @param keys takes uses, which are good until it returns */
    KeyUses(Consumer<Observations> keys, Uptake uptake) {
        this.keys = keys;
        this.uptake = uptake;
    }

    @Override
    public void states(Account stated) {}

    @Override
    public void turnsTo(Account next) {
        account = next.number();
    }

    @Override
    public void calls(int atSecond, String model, boolean likeExtraction) {
        uptake.count(account, atSecond, model);
        second = atSecond;
        extractionLike = likeExtraction;
    }

    @Override
    public void retracts(int day) {}

    @Override
    public void asks(long newPayload) {
        payload = newPayload;
    }

    @Override
    public void uses(KeyType type, long key, boolean wrapper) {
        observations.add(type, key, account, type.isContent() ? payload : 0, second, extractionLike, wrapper);
        if (observations.size() == MANY) {
            flush();
        }
    }

    @Override
    public void leaves(Account left) {}

    /** Passes on what is left. */
    void flush() {
        keys.accept(observations);
        observations.clear();
    }
}

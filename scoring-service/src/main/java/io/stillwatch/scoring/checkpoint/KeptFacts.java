package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.EngineParts;
import io.stillwatch.scoring.engine.account.KnownFacts;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What live scoring knows of accounts, for whoever runs an engine beside it. The engine that makes the verdicts has it all, also where instances
 * share the accounts: their stages tell it what is stated. The next checkpoint may be written while this one is read, and takes pieces of it away.
 */
public final class KeptFacts {

    private final StoreConnection store;

    public KeptFacts(StoreConnection store) {
        this.store = store;
    }

    /**
     * Tells facts that state it anew, but of accounts whose erasure was asked for; none before there is a checkpoint.
     *
     * @throws IllegalStateException if another version of the engine wrote the checkpoint
     */
    public void tell(Consumer<AccountFact> listener) {
        store.asOfOneMoment(() -> {
            Set<String> erased = erased();
            for (Row row : store.run("select tick from checkpoint")) {
                at(row.getLong("tick"))
                        .all()
                        .filter(fact -> !erased.contains(fact.account()))
                        .forEach(listener);
            }
        });
    }

    private KnownFacts at(long tick) {
        KnownFacts known = new KnownFacts();
        StoredParts parts = new StoredParts(store, Checkpoints.ENGINE);
        try {
            parts.check(tick, EngineParts::reads);
            parts.read(known);
        } catch (IOException e) {
            throw new IllegalStateException("What is known of accounts can't be read from the checkpoint", e);
        }
        return known;
    }

    private Set<String> erased() {
        Set<String> erased = new HashSet<>();
        for (Row row : store.run("select account from erasure")) {
            erased.add(row.getString("account"));
        }
        return erased;
    }
}

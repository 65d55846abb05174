package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** Puts a key table together from what {@link KeyCodec} wrote. */
public final class KeyParts {
    private final Map<Integer, LinkKey> shared = new HashMap<>();
    private final FirstSights sights = new FirstSights();

    public void readSlice(int slice, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            LinkKey key = LinkKey.read(in);
            shared.put(key.number(), key);
        }
        sights.readSlice(slice, in);
    }

    /**
     * Reads changes; those that follow what was read of their slice count.
     *
     * @param follows whether they do, by slice
     */
    public void readChanges(DataInput in, IntPredicate follows) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            LinkKey read = LinkKey.readHead(in);
            boolean counts = follows.test(Slices.of(read.number()));
            LinkKey known = shared.get(read.number());
            LinkKey key = counts && known != null && known.id() == read.id() ? known.becoming(read) : read;
            key.users().readInto(in);
            if (counts) {
                shared.put(key.number(), key);
            }
        }
        for (int left = in.readInt(); left > 0; left--) {
            sights.readInto(in, follows);
        }
    }

    /** Ages out what the table aged out before these changes; see {@link KeyTable#forget}. */
    public void forget(int now, Policy.Standing rule, IntPredicate follows) {
        sights.forgetBefore((int) (now - rule.firstSights().toSeconds()), follows);
        int since = (int) (now - rule.lookBack().toSeconds());
        shared.values().stream()
                .filter(key -> follows.test(Slices.of(key.number())))
                .forEach(key -> key.users().forgetBefore(since, _ -> {}));
    }

    public KeyTable table(Accounts accounts) {
        return table(accounts, KeySampling.BUILTIN);
    }

    KeyTable table(Accounts accounts, KeySampling sampling) {
        KeyTable table = new KeyTable(sights, sampling);
        for (int number = 0; number < shared.size(); number++) {
            table.restore(Objects.requireNonNull(shared.get(number)), accounts);
        }
        return table;
    }
}

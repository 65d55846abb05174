package io.stillwatch.scoring.engine.key;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys that one account alone has used so far: 98 of 100 never get a second one. They age out ({@link #forgetBefore}), which a second user who
 * comes later than that pays for by starting anew. In many tables, so that each grows by little at a time.
 */
final class FirstSights {
    private static final int TABLES = 256;

    private final SightTable[] tables;

    FirstSights() {
        this(Stream.generate(SightTable::new).limit(TABLES).toArray(SightTable[]::new));
    }

    private FirstSights(SightTable[] tables) {
        this.tables = tables;
    }

    int size() {
        return Stream.of(tables).mapToInt(SightTable::size).sum();
    }

    /** Records a use. If another account was there first, the key is no longer kept here; says what was known of it then. */
    @Nullable
    Sight meet(long key, int account, long payload, KeyUse use) {
        SightTable table = tables[(int) key & (TABLES - 1)];
        int slot = table.slot(key);
        if (table.isFree(slot)) {
            table.add(key, new Sight(account, payload, use));
        } else if (table.account(slot) == account) {
            table.again(slot, use);
        } else {
            Sight first = table.get(slot);
            table.remove(slot);
            return first;
        }
        return null;
    }

    /** Forgets what was last used before this second since 1970. */
    void forgetBefore(int second) {
        for (SightTable table : tables) {
            table.forgetBefore(second);
        }
    }

    void write(DataOutput out) throws IOException {
        for (SightTable table : tables) {
            table.write(out);
        }
    }

    static FirstSights read(DataInput in) throws IOException {
        SightTable[] tables = new SightTable[TABLES];
        for (int i = 0; i < TABLES; i++) {
            tables[i] = SightTable.read(in);
        }
        return new FirstSights(tables);
    }
}

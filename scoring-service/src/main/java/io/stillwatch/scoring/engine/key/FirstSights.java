package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys that one account alone has used so far: 98 of 100 never get a second one. They age out ({@link #forgetBefore}), which a second user who
 * comes later than that pays for by starting anew. In many tables, so that each grows by little at a time.
 */
final class FirstSights {
    private final SightTable[] tables =
            Stream.generate(SightTable::new).limit(Slices.COUNT).toArray(SightTable[]::new);

    /** Null while it has to be counted anew; it follows from the tables alone, so that a restored engine samples as the one before it did. */
    private @Nullable Holdings holdings;

    int size() {
        return Stream.of(tables).mapToInt(SightTable::size).sum();
    }

    /** How many keys this account alone has used: phrases, or addresses and cards. */
    int held(int account, boolean content) {
        return holdings().of(account, content);
    }

    /** Whether it is this account alone that has used the key. */
    boolean isOf(int account, long key) {
        SightTable table = tables[Slices.of(key)];
        int slot = table.slot(key);
        return !table.isFree(slot) && table.account(slot) == account;
    }

    /** Records a use. If another account was there first, the key is no longer kept here; says what was known of it then. */
    @Nullable
    Sight meet(long key, int account, long payload, KeyUse use) {
        SightTable table = tables[Slices.of(key)];
        int slot = table.slot(key);
        if (table.isFree(slot)) {
            Sight sight = new Sight(account, payload, use);
            table.add(key, sight);
            holdings().add(sight);
        } else if (table.account(slot) == account) {
            table.again(slot, use);
        } else {
            Sight first = table.get(slot);
            table.remove(slot);
            holdings().remove(first);
            return first;
        }
        return null;
    }

    /** Forgets what was last used before this second since 1970. */
    void forgetBefore(int second) {
        forgetBefore(second, _ -> true);
    }

    /** The same in some of the slices. */
    void forgetBefore(int second, IntPredicate slices) {
        holdings = null;
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            if (slices.test(slice)) {
                tables[slice].forgetBefore(second);
            }
        }
    }

    void writeSlice(int slice, DataOutput out) throws IOException {
        tables[slice].write(out);
    }

    void readSlice(int slice, DataInput in) throws IOException {
        holdings = null;
        tables[slice] = SightTable.read(in);
    }

    /** Writes what is known of one key, also when nothing is. */
    void write(long key, DataOutput out) throws IOException {
        tables[Slices.of(key)].write(key, out);
    }

    /** Takes what {@link #write} wrote, where the key lies in one of these slices. */
    void readInto(DataInput in, IntPredicate slices) throws IOException {
        long key = in.readLong();
        long payload = in.readLong();
        long who = in.readLong();
        long how = in.readLong();
        if (slices.test(Slices.of(key))) {
            holdings = null;
            tables[Slices.of(key)].put(key, payload, who, how);
        }
    }

    private Holdings holdings() {
        Holdings known = holdings;
        if (known == null) {
            known = new Holdings();
            for (SightTable table : tables) {
                table.onEach(known::add);
            }
            holdings = known;
        }
        return known;
    }
}

package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Sights by key, 32 bytes each and side by side, so that one costs one look into memory. Open addressing with linear probing (Knuth, vol. 3,
 * 6.4).
 */
final class SightTable {
    private static final int WIDTH = 4;
    private static final int SMALLEST = 64;
    private static final long NOBODY = -1;

    private long[] rows;
    private int size;

    SightTable() {
        this(SMALLEST);
    }

    private SightTable(int capacity) {
        rows = new long[WIDTH * capacity];
    }

    int size() {
        return size;
    }

    /** Where the key is, or would be. */
    int slot(long key) {
        int slot = home(key);
        while (key(slot) != 0 && key(slot) != key) {
            slot = next(slot);
        }
        return slot;
    }

    boolean isFree(int slot) {
        return key(slot) == 0;
    }

    int account(int slot) {
        return Sight.account(rows[WIDTH * slot + 2]);
    }

    Sight get(int slot) {
        int row = WIDTH * slot;
        return Sight.of(rows[row + 1], rows[row + 2], rows[row + 3]);
    }

    /** Adds a key that is not there. */
    void add(long key, Sight sight) {
        if (4L * (size + 1) > 3L * capacity()) {
            rebuild(capacity() + capacity() / 2, 0);
        }
        int slot = slot(key);
        rows[WIDTH * slot] = key;
        put(slot, sight);
        size++;
    }

    /** The same account uses it again. */
    void again(int slot, KeyUse use) {
        put(slot, get(slot).again(use));
    }

    /** Takes a key out; later entries of its chain move up, so that they are still found. */
    void remove(int slot) {
        int gap = slot;
        for (int next = next(gap); !isFree(next); next = next(next)) {
            if (distance(home(key(next)), next) >= distance(gap, next)) {
                System.arraycopy(rows, WIDTH * next, rows, WIDTH * gap, WIDTH);
                gap = next;
            }
        }
        rows[WIDTH * gap] = 0;
        size--;
    }

    /** Forgets what was last used before this second, and gives back the room. */
    void forgetBefore(int second) {
        rebuild(SMALLEST, second);
    }

    void onEach(Consumer<Sight> sight) {
        for (int slot = 0; slot < capacity(); slot++) {
            if (!isFree(slot)) {
                sight.accept(get(slot));
            }
        }
    }

    /** In ascending order of the keys, so that what a table holds and not how it came to hold it makes the bytes. */
    void write(DataOutput out) throws IOException {
        long[] keys = new long[size];
        int next = 0;
        for (int slot = 0; slot < capacity(); slot++) {
            if (!isFree(slot)) {
                keys[next++] = key(slot);
            }
        }
        Arrays.sort(keys);
        out.writeInt(size);
        for (long key : keys) {
            write(key, out);
        }
    }

    /** Writes a key and what is known of it, also when nothing is. */
    void write(long key, DataOutput out) throws IOException {
        int slot = slot(key);
        out.writeLong(key);
        for (int i = 1; i < WIDTH; i++) {
            out.writeLong(isFree(slot) ? NOBODY : rows[WIDTH * slot + i]);
        }
    }

    static SightTable read(DataInput in) throws IOException {
        int size = in.readInt();
        SightTable table = new SightTable(Math.max(SMALLEST, size + size / 2));
        for (int left = size; left > 0; left--) {
            table.put(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        }
        return table;
    }

    /** Takes what {@link #write(long, DataOutput)} wrote in place of what was known of the key. */
    void put(long key, long payload, long who, long how) {
        int slot = slot(key);
        if (who == NOBODY) {
            if (!isFree(slot)) {
                remove(slot);
            }
        } else if (isFree(slot)) {
            add(key, Sight.of(payload, who, how));
        } else {
            put(slot, Sight.of(payload, who, how));
        }
    }

    private void put(int slot, Sight sight) {
        int row = WIDTH * slot;
        rows[row + 1] = sight.payload();
        rows[row + 2] = sight.who();
        rows[row + 3] = sight.how();
    }

    private void rebuild(int capacity, int notBefore) {
        SightTable kept = new SightTable(capacity);
        for (int slot = 0; slot < capacity(); slot++) {
            if (!isFree(slot) && get(slot).use().last() >= notBefore) {
                kept.add(key(slot), get(slot));
            }
        }
        rows = kept.rows;
        size = kept.size;
    }

    private int capacity() {
        return rows.length / WIDTH;
    }

    private long key(int slot) {
        return rows[WIDTH * slot];
    }

    private int home(long key) {
        return (int) Math.unsignedMultiplyHigh(Mix.of(key), capacity());
    }

    private int next(int slot) {
        return slot + 1 == capacity() ? 0 : slot + 1;
    }

    private int distance(int from, int to) {
        return from <= to ? to - from : to + capacity() - from;
    }
}

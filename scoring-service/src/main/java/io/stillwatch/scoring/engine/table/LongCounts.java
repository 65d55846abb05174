package io.stillwatch.scoring.engine.table;

import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongPredicate;

/** Counts by 64-bit key other than 0; an absent key counts 0. */
public final class LongCounts {
    private static final int SMALLEST = 8;
    private static final int COMMON = 64;

    private long[] keys;
    private int[] counts;
    private int size;

    public LongCounts() {
        this(0);
    }

    /** With room for so many keys. */
    public LongCounts(int expected) {
        int slots = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, 2 * expected - 1)) << 1);
        keys = new long[slots];
        counts = new int[slots];
    }

    public int size() {
        return size;
    }

    public int get(long key) {
        return counts[slot(key)];
    }

    /** The count of the key, or {@code absent} if it has none. */
    public int getOr(long key, int absent) {
        int slot = slot(key);
        return keys[slot] == key ? counts[slot] : absent;
    }

    public boolean contains(long key) {
        return keys[slot(key)] == key;
    }

    /** Returns the new count. */
    public int add(long key, int delta) {
        int slot = slotFor(key);
        counts[slot] += delta;
        return counts[slot];
    }

    /** Sets these bits of the count; returns what it was before. */
    public int or(long key, int bits) {
        int slot = slotFor(key);
        int before = counts[slot];
        counts[slot] |= bits;
        return before;
    }

    public void put(long key, int count) {
        int slot = slotFor(key); // first: it may replace the arrays
        counts[slot] = count;
    }

    /** In ascending order. */
    public long[] sortedKeys() {
        long[] sorted = new long[size];
        int next = 0;
        for (long key : keys) {
            if (key != 0) {
                sorted[next++] = key;
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    public void clear() {
        keys = new long[SMALLEST];
        counts = new int[SMALLEST];
        size = 0;
    }

    /** Takes one key and its count. */
    public interface Entries {
        void accept(long key, int count);
    }

    /** In no order that means anything. */
    public void onEach(Entries entries) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                entries.accept(keys[slot], counts[slot]);
            }
        }
    }

    /** The count that so many, itself included, do not fall below. Most counts are small, so they are told by counting. */
    public int largest(int rank) {
        int[] having = new int[COMMON];
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                having[Math.clamp(counts[slot], 0, COMMON - 1)]++;
            }
        }
        int above = 0;
        for (int count = COMMON - 1; count >= 0; count--) {
            above += having[count];
            if (above >= rank) {
                return count == COMMON - 1 ? largestOfAll(rank) : count;
            }
        }
        throw new IllegalArgumentException("there are fewer than " + rank);
    }

    private int largestOfAll(int rank) {
        int[] ascending = new int[size];
        int next = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                ascending[next++] = counts[slot];
            }
        }
        Arrays.sort(ascending);
        return ascending[size - rank];
    }

    public void retain(LongPredicate worthKeeping) {
        LongCounts kept = new LongCounts();
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && worthKeeping.test(keys[slot])) {
                kept.put(keys[slot], counts[slot]);
            }
        }
        keys = kept.keys;
        counts = kept.counts;
        size = kept.size;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (long key : sortedKeys()) {
            out.writeLong(key);
            out.writeInt(get(key));
        }
    }

    public static LongCounts read(DataInput in) throws IOException {
        LongCounts table = new LongCounts();
        for (int left = in.readInt(); left > 0; left--) {
            table.put(in.readLong(), in.readInt());
        }
        return table;
    }

    private int slotFor(long key) {
        int slot = slot(key);
        if (keys[slot] == key) {
            return slot;
        }
        if (2 * (size + 1) > keys.length) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        size++;
        return slot;
    }

    private int slot(long key) {
        if (key == 0) {
            throw new IllegalArgumentException("0 is no key");
        }
        int slot = (int) Mix.of(key) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}

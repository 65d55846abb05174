package io.stillwatch.scoring.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The k smallest of the distinct hashes seen: a uniform sample that two observers of the same things agree on, and an estimate of how many
 * there were (Bar-Yossef et al., RANDOM 2002; Beyer et al., SIGMOD 2007).
 */
public final class SmallestHashes {
    private final int most;
    private long[] ascending = new long[0];

    public SmallestHashes(int most) {
        this.most = most;
    }

    /** Takes a hash (uniform over all 64-bit numbers, compared unsigned). Returns whether it is new, or beyond what is kept. */
    public boolean add(long hash) {
        int place = place(hash);
        if (isAt(place, hash)) {
            return false;
        }
        if (place < most) {
            insert(place, hash);
        }
        return true;
    }

    /** Takes a hash. Returns whether what is kept changed. */
    public boolean keep(long hash) {
        int place = place(hash);
        boolean changes = place < most && !isAt(place, hash);
        if (changes) {
            insert(place, hash);
        }
        return changes;
    }

    private boolean isAt(int place, long hash) {
        return place < ascending.length && ascending[place] == hash;
    }

    public void clear() {
        ascending = new long[0];
    }

    /** Exact up to k; beyond it (k − 1) / (largest kept, as a fraction). */
    public double distinct() {
        if (ascending.length < most) {
            return ascending.length;
        }
        double largest = (ascending[most - 1] >>> 1) / 0x1p63;
        return (most - 1) / largest;
    }

    /** Ascending, unsigned. */
    public long[] kept() {
        return ascending.clone();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(most);
        out.writeInt(ascending.length);
        for (long hash : ascending) {
            out.writeLong(hash);
        }
    }

    public static SmallestHashes read(DataInput in) throws IOException {
        SmallestHashes sample = new SmallestHashes(in.readInt());
        sample.ascending = new long[in.readInt()];
        for (int i = 0; i < sample.ascending.length; i++) {
            sample.ascending[i] = in.readLong();
        }
        return sample;
    }

    /** Most are beyond a full sample, which its last hash alone tells. */
    private int place(long hash) {
        if (ascending.length == most && Long.compareUnsigned(ascending[most - 1], hash) < 0) {
            return most;
        }
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(ascending[middle], hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void insert(int place, long hash) {
        int length = Math.min(ascending.length + 1, most);
        long[] grown = Arrays.copyOf(ascending, length);
        System.arraycopy(ascending, place, grown, place + 1, length - place - 1);
        grown[place] = hash;
        ascending = grown;
    }
}

package io.stillwatch.scoring.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;

/** Counts by numbers that begin at 0 and have few gaps, as those of accounts: four bytes each. */
public final class DenseCounts {
    private int[] counts = {};
    private int size;
    private long total;

    public void increment(int number) {
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(number + 1, counts.length + counts.length / 2));
        }
        size = Math.max(size, number + 1);
        counts[number]++;
        total++;
    }

    /** One less of a number that counts something. */
    public void decrement(int number) {
        counts[number]--;
        total--;
    }

    /** Of one. */
    public int of(int number) {
        return number < size ? counts[number] : 0;
    }

    /** The number counts nothing any more. */
    public void forget(int number) {
        if (number < size) {
            total -= counts[number];
            counts[number] = 0;
        }
    }

    /** Of all together. */
    public long total() {
        return total;
    }

    /** Of these together. */
    public long of(Collection<Integer> numbers) {
        return numbers.stream().mapToLong(this::of).sum();
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int number = 0; number < size; number++) {
            out.writeInt(counts[number]);
        }
    }

    public static DenseCounts read(DataInput in) throws IOException {
        DenseCounts read = new DenseCounts();
        read.size = in.readInt();
        read.counts = new int[read.size];
        for (int number = 0; number < read.size; number++) {
            read.counts[number] = in.readInt();
            read.total += read.counts[number];
        }
        return read;
    }
}

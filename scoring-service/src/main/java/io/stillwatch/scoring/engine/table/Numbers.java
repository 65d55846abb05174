package io.stillwatch.scoring.engine.table;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** A growing row of numbers. */
public final class Numbers {
    private static final int SMALLEST = 4;
    private static final int[] NONE = {};

    private int[] values = NONE;
    private int size;

    public int size() {
        return size;
    }

    public int get(int at) {
        return values[at];
    }

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(SMALLEST, size + size / 2));
        }
        values[size++] = value;
    }

    /** In the order in which they were added. */
    public void onEach(IntConsumer consumer) {
        for (int at = 0; at < size; at++) {
            consumer.accept(values[at]);
        }
    }

    public void retain(IntPredicate worthKeeping) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (worthKeeping.test(values[at])) {
                values[kept++] = values[at];
            }
        }
        size = kept;
        values = Arrays.copyOf(values, kept);
    }

    /** The value that so many, itself included, do not fall below. */
    public int largest(int rank) {
        int[] ascending = toArray();
        Arrays.sort(ascending);
        return ascending[size - rank];
    }

    public void clear() {
        size = 0;
    }

    /** A copy. */
    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}

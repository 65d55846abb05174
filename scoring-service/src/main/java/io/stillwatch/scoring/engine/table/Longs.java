package io.stillwatch.scoring.engine.table;

import java.util.Arrays;

/** A growing row of 64-bit numbers. */
public final class Longs {
    private static final long[] NONE = {};
    private static final int SMALLEST = 64;

    private long[] values = NONE;
    private int size;

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(SMALLEST, size + size / 2));
        }
        values[size++] = value;
    }

    /** Gives up what was added: each value once, ascending. */
    public long[] takeDistinct() {
        Arrays.sort(values, 0, size);
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (kept == 0 || values[at] != values[kept - 1]) {
                values[kept++] = values[at];
            }
        }
        long[] taken = Arrays.copyOf(values, kept);
        values = NONE;
        size = 0;
        return taken;
    }
}

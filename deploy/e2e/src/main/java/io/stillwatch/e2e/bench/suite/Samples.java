package io.stillwatch.e2e.bench.suite;

import java.util.Arrays;
import java.util.Locale;

/** How long things took, in nanoseconds. */
final class Samples {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    synchronized int count() {
        return count;
    }

    /** Milliseconds that this share took at most; not a number if there is none. */
    synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / NANOS_PER_MILLI;
    }

    String text() {
        return count() == 0
                ? "none seen"
                : String.format(
                        Locale.ROOT,
                        "p50 %,.1f ms, p95 %,.1f ms, p99 %,.1f ms, most %,.1f ms (%,d)",
                        millis(.5),
                        millis(.95),
                        millis(.99),
                        millis(1),
                        count());
    }
}

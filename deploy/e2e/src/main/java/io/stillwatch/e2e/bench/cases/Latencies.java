package io.stillwatch.e2e.bench.cases;

import java.util.Arrays;
import java.util.Locale;

/** How long each answer took, in nanoseconds; one thread or event loop writes at a time. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1 << 16];
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

    /** Milliseconds that this share of the answers took at most; not a number if there is none. */
    synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / NANOS_PER_MILLI;
    }

    /** As three cells of a table. */
    String cells() {
        return String.format(Locale.ROOT, "%.1f | %.1f | %.1f", millis(.5), millis(.95), millis(.99));
    }
}

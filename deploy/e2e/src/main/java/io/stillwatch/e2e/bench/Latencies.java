package io.stillwatch.e2e.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long things took, in nanoseconds; threads take turns to add to it. */
public final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1 << 10];
    private int count;

    public synchronized void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    public synchronized void clear() {
        count = 0;
    }

    public synchronized int count() {
        return count;
    }

    /** Milliseconds that this share took at most; not a number if there is none. */
    public synchronized double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (share * count))] / NANOS_PER_MILLI;
    }

    /** As three cells of a table. */
    public String cells() {
        return String.format(Locale.ROOT, "%.1f | %.1f | %.1f", millis(.5), millis(.95), millis(.99));
    }

    /** In words. */
    public String text() {
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

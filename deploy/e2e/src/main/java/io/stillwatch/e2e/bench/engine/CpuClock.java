package io.stillwatch.e2e.bench.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Counts what the current thread spends between one look and the next, in nanoseconds of CPU time. */
final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long last = thread();

    /** Since the last look. */
    long lap() {
        var now = thread();
        var lap = now - last;
        last = now;
        return lap;
    }

    static long thread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Of all threads of this process. */
    static long process() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}

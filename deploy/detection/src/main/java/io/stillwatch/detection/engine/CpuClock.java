package io.stillwatch.detection.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Tells what the process spent between one look and the next; CPU time of all its threads comes in steps of 10 ms. */
final class CpuClock {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Spent last = now();

    /**
     * Time spent, in nanoseconds.
     *
     * @param cpu of all threads, garbage collection and compiler included
     */
    record Spent(long cpu, long wall) {
        static final Spent NOTHING = new Spent(0, 0);

        Spent and(Spent more) {
            return new Spent(cpu + more.cpu, wall + more.wall);
        }
    }

    /** Since the last look. */
    Spent lap() {
        var now = now();
        var lap = new Spent(now.cpu() - last.cpu(), now.wall() - last.wall());
        last = now;
        return lap;
    }

    private static Spent now() {
        return new Spent(SYSTEM.getProcessCpuTime(), System.nanoTime());
    }
}

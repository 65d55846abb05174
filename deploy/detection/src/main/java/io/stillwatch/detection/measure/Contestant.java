package io.stillwatch.detection.measure;

import io.stillwatch.detection.detector.Detector;
import io.stillwatch.detection.traffic.Hour;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** A detector on the track: fed hour by hour on a clock of its own. */
final class Contestant {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Course course;
    private @Nullable Detector detector;
    private long nanos;

    Contestant(Detector detector, Census census) {
        this.detector = detector;
        this.course = new Course(census);
    }

    void take(Hour hour) {
        if (detector == null) {
            throw new IllegalStateException("It has left the track");
        }
        var start = CLOCK.getCurrentThreadCpuTime();
        var suspicion = detector.after(hour);
        nanos += CLOCK.getCurrentThreadCpuTime() - start;
        course.take(hour.end(), suspicion);
    }

    Score score() {
        return course.score();
    }

    /** Lets the detector go and sees how much memory comes free. */
    Cost leave(long interactions) {
        var before = usedHeap();
        detector = null;
        return new Cost(nanos, Math.max(0, before - usedHeap()), interactions);
    }

    private static long usedHeap() {
        // Twice, for what the first pass finds finalisable or softly held may go with the second.
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

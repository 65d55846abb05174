package io.stillwatch.detection.detector;

import io.stillwatch.detection.traffic.Hour;

/** A rule that is asked every so many hours, as a batch job would be. */
final class Periodically implements Detector {
    private final int hours;
    private final Rule rule;
    private Suspicion latest = Suspicion.NONE;
    private int waited;

    Periodically(int hours, Rule rule) {
        this.hours = hours;
        this.rule = rule;
    }

    @Override
    public Suspicion after(Hour hour) {
        hour.facts().forEach(rule::accept);
        hour.interactions().forEach(rule::accept);
        if (++waited == hours) {
            waited = 0;
            latest = rule.judge(hour.end());
        }
        return latest;
    }
}

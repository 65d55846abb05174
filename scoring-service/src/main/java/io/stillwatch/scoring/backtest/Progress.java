package io.stillwatch.scoring.backtest;

/** Tells how far a replay is that goes through the same ticks once, or several times. */
final class Progress {

    private static final int NOTE_EVERY = 10;

    private final JobRows jobs;
    private final String id;
    private final int passes;
    private final long last;
    private int pass;
    private long first = -1;
    private long ticks;

    /**
     * @param passes how often
     * @param last the last tick
     */
    Progress(JobRows jobs, String id, int passes, long last) {
        this.jobs = jobs;
        this.id = id;
        this.passes = passes;
        this.last = last;
    }

    /** The next pass begins. */
    void again() {
        pass++;
    }

    /** A tick has closed. */
    void closed(long tick) {
        first = first < 0 ? tick : first;
        if (++ticks % NOTE_EVERY == 0) {
            jobs.progress(id, (pass + (double) (tick - first) / Math.max(1, last - first)) / passes);
        }
    }
}

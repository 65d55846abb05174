package io.stillwatch.scoring.pipeline;

import java.util.function.LongSupplier;

/** Lets checkpoints take at most a tenth of the time of whoever has something else to do. */
final class CheckpointPace {

    /** One part in so many goes into checkpoints. */
    private static final int MOST_OF_THE_TIME = 10;

    private final LongSupplier clock;
    private long endedAt;
    private long took;

    /** @param clock as {@link System#nanoTime} */
    CheckpointPace(LongSupplier clock) {
        this.clock = clock;
        this.endedAt = clock.getAsLong();
    }

    /** Whether what the last one took is little beside what was done since. */
    boolean allowsNext() {
        return clock.getAsLong() - endedAt >= took * MOST_OF_THE_TIME;
    }

    void keep(Runnable checkpoint) {
        long begun = clock.getAsLong();
        checkpoint.run();
        endedAt = clock.getAsLong();
        took = endedAt - begun;
    }
}

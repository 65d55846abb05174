package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Checkpoint;
import java.time.Duration;
import java.util.function.Consumer;

/** Where everything stands at the last closed tick, whether that is in a checkpoint, and when the next one is due. */
final class Boundary {

    private final Ticks<?> ticks;
    private final Duration checkpointEvery;
    private Checkpoint last;
    private Checkpoint saved;
    private long savedAt = System.nanoTime();

    Boundary(Ticks<?> ticks, Duration checkpointEvery) {
        this.ticks = ticks;
        this.checkpointEvery = checkpointEvery;
        this.last = now();
        this.saved = last;
    }

    /** That tick, 0 before the first. */
    long tick() {
        return last.tick();
    }

    /** Whether it is time for a checkpoint and one can be kept. */
    boolean isDue() {
        return isTime() && ticks.closed() > saved.tick();
    }

    /**
     * Whether it is only to be kept from where it is read on, which is now past what a transaction leaves behind its last record. Where nothing more
     * comes, the topics are emptied up to their ends in time, and who went on from before that would be told that something is gone.
     */
    boolean hasMovedOn() {
        return isTime()
                && saved.tick() > 0
                && ticks.closed() == saved.tick()
                && !saved.resumes().equals(ticks.resumes());
    }

    /** When the last checkpoint was kept, or the reading began, as {@link System#nanoTime} has it. */
    long savedAt() {
        return savedAt;
    }

    /** To be said at a boundary only. */
    void advance() {
        last = now();
    }

    /** Also within a tick: what is kept is as it was behind the last one. */
    void keep(Consumer<Checkpoint> checkpoint) {
        checkpoint.accept(last);
        saved = last;
        savedAt = System.nanoTime();
    }

    private boolean isTime() {
        return System.nanoTime() - savedAt >= checkpointEvery.toNanos() && ticks.atBoundary();
    }

    private Checkpoint now() {
        return new Checkpoint(ticks.closed(), ticks.scored(), ticks.resumes());
    }
}

package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Checkpoints;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.progress.ProgressLog.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Writes down how far the pipeline has come: for those who ask at most every second, for a restart at most every few. */
final class Books {

    private static final Duration NOTE_EVERY = Duration.ofSeconds(1);

    private final ProgressLog progress;
    private final Checkpoints checkpoints;
    private final Engine engine;
    private final Boundary boundary;
    private final List<Lane> lanes;
    private final Forgetting forgetting;
    private final Consumer<Engine.Size> sizes;
    private final CheckpointPace pace = new CheckpointPace(System::nanoTime);
    private List<Reading> noted = List.of();
    private long notedAt = System.nanoTime();

    Books(
            ProgressLog progress,
            Checkpoints checkpoints,
            Duration checkpointEvery,
            Forgetting forgetting,
            Engine engine,
            Ticks<Closing> ticks,
            List<Lane> lanes,
            Consumer<Engine.Size> sizes) {
        this.sizes = sizes;
        this.forgetting = forgetting;
        this.progress = progress;
        this.checkpoints = checkpoints;
        this.engine = engine;
        this.boundary = new Boundary(ticks, checkpointEvery);
        this.lanes = lanes;
    }

    /** Under load a checkpoint waits until what the last one took is little beside what was done since. */
    void afterTick() {
        sizes.accept(engine.size());
        boundary.advance();
        if (pace.allowsNext()) {
            checkpoint();
        }
    }

    void afterReading(boolean idle) {
        if (idle) {
            checkpoint();
            moveOn();
        }
        if (idle || System.nanoTime() - notedAt >= NOTE_EVERY.toNanos()) {
            note();
        }
        forgetting.look(this::keepWhole);
    }

    private void checkpoint() {
        if (boundary.isDue()) {
            boundary.advance();
            keep(now -> checkpoints.save(now, engine));
        }
    }

    private void moveOn() {
        if (boundary.hasMovedOn()) {
            boundary.advance();
            keep(checkpoints::moveOn);
        }
    }

    /** Also within a tick: what is kept is as it was behind the last one, but for the erased. */
    private void keepWhole() {
        if (boundary.tick() > 0) {
            keep(now -> checkpoints.saveWhole(now, engine));
        }
    }

    private void keep(Consumer<Checkpoint> checkpoint) {
        boundary.keep(now -> pace.keep(() -> checkpoint.accept(now)));
    }

    private void note() {
        List<Reading> now = lanes.stream().map(Lane::reading).toList();
        if (!now.equals(noted)) {
            progress.note(now);
            noted = now;
            notedAt = System.nanoTime();
        }
    }
}

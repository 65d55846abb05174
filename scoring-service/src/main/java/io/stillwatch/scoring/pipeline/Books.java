package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Checkpoints;
import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.progress.ProgressLog.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Writes down how far the pipeline has come: for those who ask at most every second, for a restart at most every few. */
final class Books {

    private static final Duration NOTE_EVERY = Duration.ofSeconds(1);

    private final ProgressLog progress;
    private final Checkpoints checkpoints;
    private final Duration checkpointEvery;
    private final Engine engine;
    private final Ticks<Closing> ticks;
    private final List<Lane> lanes;
    private final Forgetting forgetting;
    private final Consumer<Engine.Size> sizes;
    private final CheckpointPace pace = new CheckpointPace(System::nanoTime);
    private List<Reading> noted = List.of();
    private long notedAt = System.nanoTime();
    private Checkpoint boundary;
    private long saved;
    private Map<TopicPartition, Resume> resumes;
    private long savedAt = System.nanoTime();

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
        this.checkpointEvery = checkpointEvery;
        this.engine = engine;
        this.ticks = ticks;
        this.lanes = lanes;
        this.boundary = now();
        this.saved = boundary.tick();
        this.resumes = boundary.resumes();
    }

    /** Under load a checkpoint waits until what the last one took is little beside what was done since. */
    void afterTick() {
        sizes.accept(engine.size());
        boundary = now();
        if (pace.allowsNext()) {
            checkpoint();
        }
    }

    void afterReading(boolean idle) {
        if (idle) {
            checkpoint();
            moveOn();
        }
        if (idle || isOver(NOTE_EVERY, notedAt)) {
            note();
        }
        forgetting.look(this::keepWhole);
    }

    private void checkpoint() {
        if (ticks.closed() > saved && ticks.atBoundary() && isOver(checkpointEvery, savedAt)) {
            boundary = now();
            keep(checkpoints::save);
        }
    }

    /**
     * Past what a transaction leaves behind its last record. Where nothing more comes, the topics are emptied up to their ends in time, and who went
     * on from before that would be told that something is gone.
     */
    private void moveOn() {
        boolean isKept = saved > 0 && ticks.closed() == saved;
        if (isKept && ticks.atBoundary() && isOver(checkpointEvery, savedAt) && !resumes.equals(ticks.resumes())) {
            boundary = now();
            keep((now, _) -> checkpoints.moveOn(now));
        }
    }

    /** Also within a tick: what is kept is as it was behind the last one, but for the erased. */
    private void keepWhole() {
        if (boundary.tick() > 0) {
            keep(checkpoints::saveWhole);
        }
    }

    private void keep(BiConsumer<Checkpoint, Engine> checkpoint) {
        pace.keep(() -> checkpoint.accept(boundary, engine));
        saved = boundary.tick();
        resumes = boundary.resumes();
        savedAt = System.nanoTime();
    }

    /** Holds at a boundary only. */
    private Checkpoint now() {
        return new Checkpoint(ticks.closed(), ticks.scored(), ticks.resumes());
    }

    private void note() {
        List<Reading> now = lanes.stream().map(Lane::reading).toList();
        if (!now.equals(noted)) {
            progress.note(now);
            noted = now;
            notedAt = System.nanoTime();
        }
    }

    private static boolean isOver(Duration time, long since) {
        return System.nanoTime() - since >= time.toNanos();
    }
}

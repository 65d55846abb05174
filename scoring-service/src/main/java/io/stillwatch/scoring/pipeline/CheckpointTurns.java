package io.stillwatch.scoring.pipeline;

import java.util.Collection;
import java.util.Comparator;

/**
 * Lets one partition after the other keep its checkpoint. All of them are due together, behind the same tick: kept in one go they would stop all
 * partitions for as long as they are many, and under load for most of the time.
 */
final class CheckpointTurns {

    /** One part in so many goes into checkpoints while there is something to read. */
    private static final int MOST_OF_THE_TIME = 10;

    private long endedAt = System.nanoTime();
    private long took;

    /** The one whose last is the oldest. */
    void next(Collection<PartitionWork> works, boolean idle) {
        if (idle || System.nanoTime() - endedAt >= took * MOST_OF_THE_TIME) {
            works.stream()
                    .filter(PartitionWork::isDue)
                    .min(Comparator.comparingLong(PartitionWork::savedAt))
                    .ifPresent(this::keep);
        }
    }

    private void keep(PartitionWork work) {
        long begun = System.nanoTime();
        work.checkpoint();
        endedAt = System.nanoTime();
        took = endedAt - begun;
    }
}

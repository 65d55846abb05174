package io.stillwatch.scoring.pipeline;

import java.util.Collection;
import java.util.Comparator;

/**
 * Lets one partition after the other keep its checkpoint. All of them are due together, behind the same tick: kept in one go they would stop all
 * partitions for as long as they are many, and under load for most of the time.
 */
final class CheckpointTurns {

    private final CheckpointPace pace;

    CheckpointTurns(CheckpointPace pace) {
        this.pace = pace;
    }

    /** The one whose last is the oldest. */
    void next(Collection<PartitionWork> works, boolean idle) {
        if (idle || pace.allowsNext()) {
            works.stream()
                    .filter(PartitionWork::isDue)
                    .min(Comparator.comparingLong(PartitionWork::savedAt))
                    .ifPresent(work -> pace.keep(work::checkpoint));
        }
        if (idle) {
            works.stream().filter(PartitionWork::hasMovedOn).forEach(PartitionWork::moveOn);
        }
    }
}

package io.stillwatch.scoring.checkpoint;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far everything up to a closed tick had been read.
 *
 * @param tick 0 before the first
 * @param scored records that count in this tick or an earlier one
 */
public record Checkpoint(long tick, long scored, Map<TopicPartition, Resume> resumes) {

    public static final Checkpoint NONE = new Checkpoint(0, 0, Map.of());

    public Checkpoint {
        resumes = Map.copyOf(resumes);
    }
}

package io.stillwatch.scoring.progress;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What this instance answers from memory: an event that has not reached it yet is still to be done. */
public interface Memory {

    /** The topics that fill it. */
    List<String> topics();

    /** The offset of the next event of each partition; nothing of those not read yet. */
    Map<TopicPartition, Long> readTo();
}

package io.stillwatch.scoring.progress;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How much there is still to do. */
final class Lag {

    private Lag() {}

    /**
     * Null where something was read that the broker does not have: a topic that was lost ends before it was read to, and nobody knows what it held.
     *
     * @param readings how far the input is read
     * @param unpublished events that are decided and in no topic yet
     * @param known up to which offset this instance knows what was published
     * @param ends where all of these topics end
     */
    static @Nullable Long of(
            List<ReadingRow> readings,
            long unpublished,
            Map<TopicPartition, Long> known,
            Map<TopicPartition, Long> ends) {
        Map<TopicPartition, ReadingRow> read = readings.stream()
                .collect(Collectors.toMap(row -> new TopicPartition(row.topic, row.partition), Function.identity()));
        long lag = unpublished;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            ReadingRow reading = read.get(end.getKey());
            long readTo = reading == null ? known.getOrDefault(end.getKey(), 0L) : reading.readTo;
            if (readTo > end.getValue()) {
                return null;
            }
            lag += end.getValue() - readTo + (reading == null ? 0 : reading.waiting);
        }
        return lag;
    }
}

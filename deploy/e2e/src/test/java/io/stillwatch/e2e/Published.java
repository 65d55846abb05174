package io.stillwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Everything a subscriber can read of a topic, in order within each partition. */
final class Published {

    /** One event: the headers that matter and the body. */
    record Event(
            String type,
            String id,
            String key,
            @Nullable String sequence,
            @Nullable String position,
            String body) {}

    private Published() {}

    static List<Event> on(String topic, String bootstrapServers) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Set<Map.Entry<TopicPartition, Long>> ends =
                    consumer.endOffsets(partitions).entrySet();
            List<Event> events = new ArrayList<>();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(event(record)));
            }
            return events;
        }
    }

    /** The sequence of what was published under a key, at least once: a copy is no fault, a gap or a swap is. */
    static List<Integer> numbers(String topic, String bootstrapServers, String key) {
        return on(topic, bootstrapServers).stream()
                .filter(event -> key.equals(event.key()))
                .map(event -> Integer.valueOf(event.sequence()))
                .distinct()
                .toList();
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        String type = header(record, "ce_type");
        return new Event(
                type == null ? "" : type.replace("io.stillwatch.", ""),
                Objects.requireNonNullElse(header(record, "ce_id"), ""),
                record.key() == null ? "" : record.key(),
                header(record, "ce_sequence"),
                header(record, "ce_position"),
                record.value() == null ? "" : new String(record.value(), UTF_8));
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}

package io.stillwatch.e2e.soak.cases;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a subscriber finds on {@code case-events}.
 *
 * @param events different ones
 * @param copies of events that came before
 * @param isGapless whether each key counts from 1 without a gap, copies aside
 */
record Published(long events, long copies, boolean isGapless) {

    private static final String TOPIC = "case-events";
    private static final Duration POLL = Duration.ofMillis(200);

    static Published read(String broker) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions).entrySet();
            var counting = new Counting();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(counting::take);
            }
            return new Published(counting.events, counting.copies, counting.gapless);
        }
    }

    private static final class Counting {
        private final Map<String, Long> last = new HashMap<>();
        private long events;
        private long copies;
        private boolean gapless = true;

        void take(ConsumerRecord<String, byte[]> record) {
            long sequence = Long.parseLong(
                    new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
            long before = last.getOrDefault(record.key(), 0L);
            if (sequence <= before) {
                copies++;
                return;
            }
            gapless &= sequence == before + 1;
            events++;
            last.put(record.key(), sequence);
        }
    }
}

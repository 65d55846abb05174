package io.stillwatch.ingest.retention;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the records of a day in a topic, by the time in their envelope; aborted ones too, for they are on disk as well. */
final class TopicSearch {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicSearch() {}

    static long recordsOf(LocalDate day, String topic, Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        byte[] prefix = day.toString().getBytes(StandardCharsets.UTF_8);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long found = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    found += isOf(prefix, each) ? 1 : 0;
                }
            }
            return found;
        }
    }

    /** Markers carry the watermark as their time and nothing of anybody. */
    private static boolean isOf(byte[] day, ConsumerRecord<byte[], byte[]> each) {
        Header type = each.headers().lastHeader("ce_type");
        Header time = each.headers().lastHeader("ce_time");
        return time != null
                && startsWith(time.value(), day)
                && (type == null || !new String(type.value(), StandardCharsets.UTF_8).contains("tick-closed"));
    }

    private static boolean startsWith(byte[] text, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= text.length || text[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}

package io.stillwatch.ingest.retention;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Counts the records of a day in a topic, by the time in their envelope; aborted ones too, for they are on disk as well. */
final class TopicSearch {
    private static final Logger LOG = Logger.getLogger(TopicSearch.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** As much of each partition is in memory, of which a topic may have dozens. */
    private static final int BYTES_A_PARTITION = 256 * 1024;

    private static final int BYTES_A_FETCH = 4 * 1024 * 1024;

    private TopicSearch() {}

    /**
     * Reads the topic up to where it ended when it was asked.
     *
     * @param patience with a broker that says nothing, or nothing new
     * @throws io.stillwatch.eventsourcing.ProblemException 503 when it took longer than that
     */
    static long recordsOf(LocalDate day, String topic, Map<String, Object> kafka, Duration patience) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        // The second one is waited for when a consumer closes.
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_A_PARTITION);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_A_FETCH);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return recordsOf(day, topic, consumer, patience);
        } catch (RetriableException e) {
            LOG.debug("The broker can't be read", e);
            throw unavailable();
        }
    }

    static long recordsOf(LocalDate day, String topic, Consumer<byte[], byte[]> consumer, Duration patience) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        byte[] prefix = day.toString().getBytes(StandardCharsets.UTF_8);
        long found = 0;
        long left = left(ends, consumer);
        long since = System.nanoTime();
        while (left > 0) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                found += isOf(prefix, each) ? 1 : 0;
            }
            long before = left;
            left = left(ends, consumer);
            since = left < before ? System.nanoTime() : since;
            if (left > 0 && System.nanoTime() - since > patience.toNanos()) {
                throw unavailable();
            }
        }
        return found;
    }

    private static long left(Map<TopicPartition, Long> ends, Consumer<?, ?> consumer) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    private static ProblemException unavailable() {
        return Problem.of("broker-unavailable", 503, "The broker does not answer", "Try again in a moment.")
                .asException();
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

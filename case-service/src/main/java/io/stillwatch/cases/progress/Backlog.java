package io.stillwatch.cases.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records of a topic that a consumer group of ours has yet to handle. The distance between offsets would be wrong: the end of
 * every transaction takes an offset as well and is never handled. So what lies between is read.
 */
final class Backlog implements AutoCloseable {

    /**
     * Where the consumer group stands.
     *
     * @param waiting records that it has yet to handle
     * @param handledTo up to which offset it has handled them, all partitions added up; what the topic drops does not move it
     */
    record Standing(long waiting, long handledTo) {}

    private static final Duration POLL = Duration.ofMillis(200);
    /** Behind this many records the rest is estimated by offsets. */
    private static final int COUNTED = 1_000;

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Object> config;
    private final String topic;
    private final Duration patience;
    private volatile @Nullable Consumer<byte[], byte[]> made;

    Backlog(Map<String, Object> kafka, String topic, String group, Duration patience) {
        this.topic = topic;
        this.patience = patience;
        this.config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What is read is there; a request that was sent ahead and waits for more would hold up the next question.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    }

    /**
     * Asks the broker, and blocks meanwhile.
     *
     * @throws org.apache.kafka.common.KafkaException if it does not answer in time
     */
    Standing standing() {
        takeTurn();
        try {
            List<TopicPartition> partitions = partitions();
            Map<TopicPartition, OffsetAndMetadata> handled = consumer().committed(new HashSet<>(partitions));
            return new Standing(count(unhandled(partitions, handled)), handledTo(handled));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> asking = made;
        if (asking != null) {
            asking.wakeup();
        }
        turn.lock();
        try {
            if (made != null) {
                made.close();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Not made at the start, which would fail where no broker's name can be resolved. To be asked by whose turn it is. */
    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> consumer = made;
        if (consumer == null) {
            consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            made = consumer;
        }
        return consumer;
    }

    private List<TopicPartition> partitions() {
        return consumer().partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Stands at the first unhandled offset of each partition and says where each ends. */
    private Map<TopicPartition, Long> unhandled(
            List<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> handled) {
        consumer().assign(partitions);
        consumer()
                .beginningOffsets(partitions)
                .forEach((partition, first) -> consumer().seek(partition, next(handled.get(partition), first)));
        return consumer().endOffsets(partitions);
    }

    private long count(Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + patience.toNanos();
        long counted = 0;
        long rest = rest(ends);
        while (rest > 0 && counted < COUNTED) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The waiting records could not be read in time");
            }
            counted += consumer().poll(POLL).count();
            rest = rest(ends);
        }
        return counted + rest;
    }

    private long rest(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer().position(end.getKey())))
                .sum();
    }

    private static long handledTo(Map<TopicPartition, OffsetAndMetadata> handled) {
        return handled.values().stream()
                .filter(Objects::nonNull)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    private static long next(@Nullable OffsetAndMetadata handled, long first) {
        return handled == null ? first : Math.max(first, handled.offset());
    }

    /** One question at a time; whoever waits longer than an answer may take is better off without one. */
    private void takeTurn() {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException("Others are asking");
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}

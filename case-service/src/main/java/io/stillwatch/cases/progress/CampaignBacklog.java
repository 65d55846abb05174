package io.stillwatch.cases.progress;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Counts the campaign events that our consumer group has yet to handle. The distance between offsets would be wrong: the end of
 * every transaction takes an offset as well and is never handled. So what lies between is read.
 */
@ApplicationScoped
class CampaignBacklog {

    private static final String TOPIC = "campaign-events";
    private static final Duration POLL = Duration.ofMillis(200);
    /** Behind this many events the rest is estimated by offsets. */
    private static final int COUNTED = 1_000;

    private final ReentrantLock turn = new ReentrantLock();
    private final Consumer<byte[], byte[]> consumer;
    private final Duration patience;

    CampaignBacklog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.campaign-events.group.id") String group,
            @ConfigProperty(name = "stillwatch.progress-within") Duration patience) {
        this.patience = patience;
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // What is read is there; a request that was sent ahead and waits for more would hold up the next question.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Asks the broker, and blocks meanwhile.
     *
     * @throws org.apache.kafka.common.KafkaException if it does not answer in time
     */
    long waiting() {
        takeTurn();
        try {
            return count(unhandled());
        } finally {
            turn.unlock();
        }
    }

    @PreDestroy
    void close() {
        consumer.wakeup();
        turn.lock();
        try {
            consumer.close();
        } finally {
            turn.unlock();
        }
    }

    /** Stands at the first unhandled offset of each partition and says where each ends. */
    private Map<TopicPartition, Long> unhandled() {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, OffsetAndMetadata> handled = consumer.committed(new HashSet<>(partitions));
        consumer.beginningOffsets(partitions)
                .forEach((partition, first) -> consumer.seek(partition, next(handled.get(partition), first)));
        return consumer.endOffsets(partitions);
    }

    private long count(Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + patience.toNanos();
        long counted = 0;
        long rest = rest(ends);
        while (rest > 0 && counted < COUNTED) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The waiting events could not be read in time");
            }
            counted += consumer.poll(POLL).count();
            rest = rest(ends);
        }
        return counted + rest;
    }

    private long rest(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
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

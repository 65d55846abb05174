package io.stillwatch.scoring.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Which partitions this instance has: a consumer group that reads nothing. Partitions that stay here are never taken away and given back
 * (cooperative rebalancing, KIP-429), and an instance that comes back under its name within the session has what it had (static membership,
 * KIP-345). Closing it is the same as losing it.
 */
final class Membership implements AutoCloseable {

    /** The least that brokers allow unless told otherwise. */
    private static final int SESSION_MS = 6_000;

    private static final int HEARTBEAT_MS = 1_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<Integer> partitions = new TreeSet<>();

    /**
     * Joins the group.
     *
     * @param instance a name that no other instance has, and that this one keeps
     * @param gone is told what is taken away, before anybody else has it
     */
    Membership(Map<String, Object> kafka, String group, String topic, String instance, Consumer<Set<Integer>> gone) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
        config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic), new Listener(gone));
    }

    /** What this instance has now. */
    Set<Integer> poll(Duration atMost) {
        consumer.poll(atMost);
        return partitions;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Keeps the group's consumer from reading, and this instance's list up to date. */
    private final class Listener implements ConsumerRebalanceListener {
        private final Consumer<Set<Integer>> gone;

        Listener(Consumer<Set<Integer>> gone) {
            this.gone = gone;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> added) {
            consumer.pause(added);
            added.forEach(partition -> partitions.add(partition.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> taken) {
            Set<Integer> numbers = new TreeSet<>();
            taken.forEach(partition -> numbers.add(partition.partition()));
            partitions.removeAll(numbers);
            gone.accept(numbers);
        }
    }
}

package io.stillwatch.eventsourcing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes batches to Kafka whole or not at all, in order. Opening one under a name shuts out whoever published under that
 * name before (Kafka transactions, KIP-98), so a relay that lost its lock without noticing can't write behind its successor.
 * Subscribers read with {@code isolation.level=read_committed}.
 */
public final class FencedPublisher implements AutoCloseable {

    private static final int TIMEOUT_MS = 15_000;
    private static final int BATCH_BYTES = 512 * 1024;

    private static final Set<Class<?>> REFUSALS = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class);

    private final Producer<String, byte[]> producer;

    /**
     * Opens the publisher and fences earlier ones of the same name.
     *
     * @param kafka the client settings, at least {@code bootstrap.servers}; {@code max.block.ms} and {@code delivery.timeout.ms} are 15 s,
     *     {@code batch.size} 512 KiB unless given
     * @param name the transactional id, the same for all instances of a service
     * @throws KafkaException if the broker does not answer in time
     */
    public FencedPublisher(Map<String, Object> kafka, String name) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A transaction is published as a whole: the few records of the default's 16 kB would be a request each.
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 3);
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    /** Returns when every record is acknowledged by all in-sync replicas; throws, with none of them readable, otherwise. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failed send fails the commit as well
    public void publish(List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        records.forEach(producer::send);
        producer.commitTransaction();
    }

    /**
     * The same for records of which the broker may refuse some for what they are, however often they are sent.
     *
     * @return false if it does: then none of these is published
     */
    public boolean takes(List<ProducerRecord<String, byte[]>> records) {
        try {
            publish(records);
            return true;
        } catch (KafkaException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            producer.abortTransaction();
            return false;
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> REFUSALS.contains(cause.getClass()));
    }

    /** How many partitions a topic has, for records that go into each of them. */
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}

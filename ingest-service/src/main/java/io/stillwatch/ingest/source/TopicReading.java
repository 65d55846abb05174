package io.stillwatch.ingest.source;

import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads on only when the store has taken what was read, and commits offsets behind it. A member of the group as long as it lasts. */
final class TopicReading {
    private static final Logger LOG = Logger.getLogger(TopicReading.class);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Storing storing;

    /** Whether it is to close, or becomes so within that time. */
    @FunctionalInterface
    interface Closing {
        boolean isWithin(Duration time);
    }

    /** Stores what was read and returns when it is kept, or throws. */
    @FunctionalInterface
    interface Storing {
        void store(ConsumerRecords<byte[], byte[]> records) throws IOException;
    }

    TopicReading(String topic, Consumer<byte[], byte[]> consumer, Storing storing) {
        this.topic = topic;
        this.consumer = consumer;
        this.storing = storing;
    }

    /** Reads until it is to close. */
    void until(Closing closing) {
        while (!closing.isWithin(Duration.ZERO)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(WAIT);
            if (!records.isEmpty() && !isStored(records)) {
                rewind(records);
                closing.isWithin(PAUSE_AFTER_FAILURE);
            } else if (!records.nextOffsets().isEmpty()) {
                // Also behind the ends of transactions, which are no records: who asks how much waits counts offsets.
                advance();
            }
        }
    }

    private boolean isStored(ConsumerRecords<byte[], byte[]> records) {
        try {
            storing.store(records);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warnf("What was read of %s is not kept and is read again: %s", topic, e);
            LOG.debug(topic, e);
            return false;
        }
    }

    /** Leaving the group and coming back would halt all other instances, each time. */
    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        records.partitions()
                .forEach(partition -> consumer.seek(
                        partition, records.records(partition).getFirst().offset()));
    }

    /** Whoever has the partitions now, because this one was taken for dead, has begun before what was stored here: that counts once. */
    private void advance() {
        try {
            commit();
        } catch (CommitFailedException | RebalanceInProgressException moved) {
            LOG.infof("Another instance reads on where this one was with %s: %s", topic, moved);
        }
    }

    /** Also when it is to close meanwhile: the next one would read all of it again. */
    private void commit() {
        try {
            consumer.commitSync();
        } catch (WakeupException closing) {
            consumer.commitSync();
        }
    }
}

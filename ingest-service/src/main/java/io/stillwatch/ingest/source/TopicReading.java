package io.stillwatch.ingest.source;

import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
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
        void store(Gathered gathered) throws IOException;
    }

    TopicReading(String topic, Consumer<byte[], byte[]> consumer, Storing storing) {
        this.topic = topic;
        this.consumer = consumer;
        this.storing = storing;
    }

    /** Reads until it is to close. */
    void until(Closing closing) {
        while (!closing.isWithin(Duration.ZERO)) {
            Gathered gathered = gathered();
            if (!gathered.isEmpty() && !isStored(gathered)) {
                rewind(gathered);
                closing.isWithin(PAUSE_AFTER_FAILURE);
            } else if (gathered.hasMoved()) {
                advance();
            }
        }
    }

    private Gathered gathered() {
        Gathered gathered = new Gathered();
        boolean goesOn = gathered.add(consumer.poll(WAIT));
        while (goesOn && !gathered.isFull()) {
            goesOn = gathered.add(consumer.poll(Duration.ZERO));
        }
        return gathered;
    }

    private boolean isStored(Gathered gathered) {
        try {
            storing.store(gathered);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warnf("What was read of %s is not kept and is read again: %s", topic, e);
            LOG.debug(topic, e);
            return false;
        }
    }

    /** Leaving the group and coming back would halt all other instances, each time. What another one has now it reads again by itself. */
    private void rewind(Gathered gathered) {
        gathered.begins().forEach((partition, offset) -> {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, offset);
            }
        });
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

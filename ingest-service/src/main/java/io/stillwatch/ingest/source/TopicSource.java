package io.stillwatch.ingest.source;

import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.reading.Piece;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Reads a topic whose values are records in JSON, one each. What was read is stored before its offset is committed, so nothing is lost; what is
 * read again after a failure counts once, like a request that is sent again.
 */
public final class TopicSource implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicSource.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The client unpacks as many at a time, whatever they become. */
    private static final int RECORDS_A_POLL = 1;
    /** Packed. */
    private static final int BYTES_A_FETCH = 8 * 1024 * 1024;

    private static final Beginning NO_KEYS = new Beginning(0);
    /** One more byte than the longest record has tells that it is longer. */
    private static final Beginning VALUES = new Beginning(Piece.LONGEST + 1);

    private final String topic;
    private final Map<String, Object> settings;
    private final TopicReading.Storing storing;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Runnable wake = () -> {};

    /**
     * Prepares the reading; {@link #start} begins it.
     *
     * @param kafka how to reach the broker
     * @param group instances of one group share the partitions
     * @param way what the values are
     */
    public <R> TopicSource(
            Map<String, Object> kafka, String topic, String group, Intake intake, Budget budget, Intake.Way<R> way) {
        this.topic = topic;
        this.settings = settings(kafka, group);
        Budget.Share share = budget.of("the topic " + topic);
        this.storing = gathered -> share.during(lease -> {
                    lease.take(gathered.bytes());
                    return intake.take("the topic " + topic, gathered.readings(way, share, lease), way);
                })
                .await()
                .indefinitely();
        this.thread = Thread.ofPlatform().name("source-" + topic).daemon().unstarted(this::run);
    }

    public TopicSource start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        closing.countDown();
        wake.run();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosing(Duration.ZERO)) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, NO_KEYS, VALUES)) {
                wake = consumer::wakeup;
                consumer.subscribe(List.of(topic));
                warnUnlessThere(consumer);
                new TopicReading(topic, consumer, storing).until(this::isClosing);
            } catch (WakeupException closed) {
                LOG.debugf("Stops reading %s", topic);
            } catch (RuntimeException e) {
                LOG.warnf("Reading %s stops and starts over: %s", topic, e);
                LOG.debug(topic, e);
                isClosing(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void warnUnlessThere(Consumer<byte[], byte[]> consumer) {
        if (consumer.partitionsFor(topic).isEmpty()) {
            LOG.warnf("There is no topic %s, or this service may not see it: nothing is read until there is", topic);
        }
    }

    private boolean isClosing(Duration within) {
        try {
            return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, String group) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // What a sender takes back, having failed in the middle, never happened.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A name that is misspelt must not become a topic.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_A_FETCH);
        return settings;
    }
}

package io.stillwatch.scoring.risk;

import io.stillwatch.eventsourcing.TopicIds;
import io.stillwatch.scoring.publish.Events;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** Reads the compacted topics of risks from their beginning, without a group: each instance reads all of them. */
final class RiskTopics implements AutoCloseable {

    static final List<String> NAMES = List.of(Events.ACCOUNT_RISK, Events.END_USER_RISK);

    private static final Logger LOG = Logger.getLogger(RiskTopics.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int TIMEOUT_MS = 5_000;

    private final Consumer<String, byte[]> consumer;
    private final RiskView view;
    private final Runnable unreadable;
    private final List<TopicPartition> partitions;
    private final Collection<String> ids;

    /**
     * @param unreadable is run for each record that is passed over
     * @throws RuntimeException if the broker does not answer in time or does not have the topics
     */
    RiskTopics(Map<String, Object> kafka, RiskView view, Runnable unreadable) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        this.view = view;
        this.unreadable = unreadable;
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            partitions =
                    NAMES.stream().flatMap(topic -> partitions(topic).stream()).toList();
            ids = TopicIds.of(kafka, NAMES).values();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Those that the broker gave them when reading began. */
    Collection<String> ids() {
        return ids;
    }

    /** Takes what has come, waiting a little for it. */
    void read() {
        consumer.poll(POLL).forEach(this::takeOrPass);
        view.readTo(partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position)));
    }

    /** Whether everything that is in the topics now has been taken. */
    boolean isAtTheEnd() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** One that says nothing must not keep all others from being known: it would be met again by whoever begins anew. */
    private void takeOrPass(ConsumerRecord<String, byte[]> record) {
        try {
            take(record);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "A record that is no risk is passed over: %s, partition %d, offset %d (%s)",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getClass().getSimpleName());
            unreadable.run();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null) {
            view.take(record.value(), sequence(record));
        } else if (record.topic().equals(Events.ACCOUNT_RISK)) {
            view.forget(record.key(), null);
        } else {
            String[] names = record.key().split("/", 2);
            view.forget(decoded(names[0]), decoded(names[1]));
        }
    }

    private static String decoded(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }

    private static long sequence(ConsumerRecord<String, byte[]> record) {
        Header sequence = Objects.requireNonNull(record.headers().lastHeader("ce_sequence"), "ce_sequence");
        return Long.parseLong(new String(sequence.value(), StandardCharsets.UTF_8));
    }

    private List<TopicPartition> partitions(String topic) {
        List<TopicPartition> found = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("The broker has no topic " + topic);
        }
        return found;
    }
}

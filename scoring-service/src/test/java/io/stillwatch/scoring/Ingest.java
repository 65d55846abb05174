package io.stillwatch.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/** Publishes to the input topics what ingest-service would: in batches that are seen whole or not at all. */
public final class Ingest implements AutoCloseable {

    private static final Instant NOW = Instant.parse("2026-04-22T08:00:00Z");

    private InputNames topics;
    private final FencedPublisher publisher;
    private List<ProducerRecord<String, byte[]>> batch = new ArrayList<>();
    private List<ProducerRecord<String, byte[]>> published = List.of();
    private long position;

    /** The two topics, and how many partitions each has. */
    public record InputNames(String interactions, String accounts, int partitions) {

        public static final InputNames REAL = new InputNames("interactions", "accounts", 4);

        public List<String> all() {
            return List.of(interactions, accounts);
        }
    }

    public Ingest(Map<String, Object> kafka, InputNames topics) {
        this.topics = topics;
        this.publisher = new FencedPublisher(kafka, "ingest-" + UUID.randomUUID());
    }

    /** From now on publishes to topics that have more partitions. */
    public Ingest over(InputNames grown) {
        topics = grown;
        return this;
    }

    public Ingest interaction(long tick, String account, String body) {
        return add(topics.interactions(), "interaction-recorded.v1", tick, account, body);
    }

    public Ingest fact(long tick, String account, String body) {
        return add(topics.accounts(), "account-fact-recorded.v1", tick, account, body);
    }

    /** Behind everything so far, in every partition. */
    public Ingest marker(long tick, Instant watermark) {
        String body = "{\"tick\":%d,\"watermark\":\"%s\",\"position\":%d}".formatted(tick, watermark, position);
        for (String topic : topics.all()) {
            for (int partition = 0; partition < topics.partitions(); partition++) {
                ProducerRecord<String, byte[]> marker = record(topic, "tick-closed.v1", tick, "tick-" + tick, body);
                batch.add(new ProducerRecord<>(topic, partition, marker.key(), marker.value(), marker.headers()));
            }
        }
        return this;
    }

    /** Whatever a broken publisher might send. */
    public Ingest raw(ProducerRecord<String, byte[]> record) {
        batch.add(record);
        return this;
    }

    /** Makes the batch visible. */
    public Ingest publish() {
        publisher.publish(batch);
        published = batch;
        batch = new ArrayList<>();
        return this;
    }

    /** What a crash between publishing a batch and noting it does. */
    public Ingest publishAgain() {
        publisher.publish(published);
        return this;
    }

    @Override
    public void close() {
        publisher.close();
    }

    private Ingest add(String topic, String type, long tick, String account, String body) {
        position++;
        ProducerRecord<String, byte[]> record = record(topic, type, tick, account, body);
        int partition = Utils.toPositive(Utils.murmur2(account.getBytes(UTF_8))) % topics.partitions();
        batch.add(new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers()));
        return this;
    }

    private ProducerRecord<String, byte[]> record(String topic, String type, long tick, String key, String body) {
        return Envelope.toRecord(
                topic,
                Envelope.event("ingest-service", type, key + "/" + position, key, NOW, body.getBytes(UTF_8))
                        .withExtension("position", Long.toString(position))
                        .withExtension("tick", Long.toString(tick))
                        .build());
    }
}

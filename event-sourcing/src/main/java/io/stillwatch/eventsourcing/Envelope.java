package io.stillwatch.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The CloudEvents 1.0 envelope of everything published ({@code docs/events}): binary mode, key = subject = the aggregate's id,
 * {@code sequence} gapless per aggregate.
 */
public final class Envelope {

    public static final String SEQUENCE = "sequence";

    private static final String TYPE_PREFIX = "io.stillwatch.";

    private Envelope() {}

    /**
     * Starts an event; the caller adds its extensions.
     *
     * @param service the publishing service; {@code source} becomes {@code /service}
     * @param name of the event with its version, for example {@code case-opened.v1}
     * @param id unique within the service and the same when the event is published again
     * @param body UTF-8 JSON
     */
    public static CloudEventBuilder event(
            String service, String name, String id, String subject, Instant time, byte[] body) {
        return CloudEventBuilder.v1()
                .withSource(URI.create("/" + service))
                .withType(TYPE_PREFIX + name)
                .withId(id)
                .withSubject(subject)
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withData("application/json", body);
    }

    /** An event of an aggregate: its id is the aggregate's with the sequence, so that a copy is known as a copy. */
    public static CloudEvent sequenced(
            String service, String name, String subject, long sequence, Instant time, byte[] body) {
        return event(service, name, subject + "/" + sequence, subject, time, body)
                .withExtension(SEQUENCE, Long.toString(sequence))
                .build();
    }

    /** What the outbox holds in place of an event to have a key removed from a compacted topic. */
    public static CloudEvent tombstone(String key) {
        return CloudEventBuilder.v1()
                .withSource(URI.create("/"))
                .withType(TYPE_PREFIX + "tombstone")
                .withId(key)
                .withSubject(key)
                .build();
    }

    /**
     * The Kafka record in binary mode, keyed by the subject; the trace it belongs to is in the header that tracers look for as well. Without
     * data it is a tombstone, a key and nothing else.
     */
    public static ProducerRecord<String, byte[]> toRecord(String topic, CloudEvent event) {
        if (event.getData() == null) {
            return new ProducerRecord<>(topic, event.getSubject(), null);
        }
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(topic, event.getSubject())
                .writeBinary(event);
        if (event.getExtension(Trace.PARENT) instanceof String parent) {
            record.headers().add(Trace.PARENT, parent.getBytes(UTF_8));
        }
        return record;
    }

    /** The event's name with its version, without the prefix that all share. */
    public static String nameOf(CloudEvent event) {
        return event.getType().startsWith(TYPE_PREFIX)
                ? event.getType().substring(TYPE_PREFIX.length())
                : event.getType();
    }
}

package io.stillwatch.ingest.relay;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.Trace;
import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.ingest.sequence.Marker;
import io.stillwatch.ingest.sequence.Step;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts records and markers into their envelopes ({@code docs/events}). */
final class Announcements {
    private static final String SERVICE = "ingest-service";
    private static final String INTERACTIONS = "interactions";
    private static final String ACCOUNTS = "accounts";
    private static final String JSON = "application/json";
    private static final String POSITION = "position";
    private static final String TICK = "tick";

    private final ToIntFunction<String> partitions;

    Announcements(ToIntFunction<String> partitions) {
        this.partitions = partitions;
    }

    static ProducerRecord<String, byte[]> of(Waiting.Stored stored, Step step) {
        CloudEventBuilder event = Envelope.event(
                        SERVICE,
                        stored.isFact() ? "account-fact-recorded.v1" : "interaction-recorded.v1",
                        id(stored),
                        stored.account(),
                        stored.time(),
                        stored.opened().body())
                .withDataContentType(stored.opened().isPacked() ? Packed.CONTENT_TYPE : JSON)
                .withExtension(POSITION, Long.toString(step.position()))
                .withExtension(TICK, Long.toString(step.tick()));
        if (stored.trace() != null) {
            event.withExtension(Trace.PARENT, stored.trace());
        }
        return Envelope.toRecord(stored.isFact() ? ACCOUNTS : INTERACTIONS, event.build());
    }

    /** The marker, for every partition of both topics. */
    List<ProducerRecord<String, byte[]>> of(Marker marker) {
        String tick = Long.toString(marker.tick());
        CloudEvent event = Envelope.event(
                        SERVICE, "tick-closed.v1", "tick/" + tick, tick, marker.watermark(), Bodies.write(marker))
                .withExtension(POSITION, Long.toString(marker.position()))
                .withExtension(TICK, tick)
                .build();
        return Stream.of(INTERACTIONS, ACCOUNTS)
                .flatMap(topic -> IntStream.range(0, partitions.applyAsInt(topic))
                        .mapToObj(partition -> KafkaMessageFactory.<String>createWriter(topic, partition, null, tick)
                                .writeBinary(event)))
                .toList();
    }

    /** A provider's id is unique within its day only; a fact's is a hash of what it says. */
    private static String id(Waiting.Stored stored) {
        return stored.isFact()
                ? stored.id()
                : stored.time().atOffset(ZoneOffset.UTC).toLocalDate() + "/" + stored.id();
    }
}

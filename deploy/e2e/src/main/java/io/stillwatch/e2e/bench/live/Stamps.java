package io.stillwatch.e2e.bench.live;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.ingest.sequence.Marker;
import io.stillwatch.ingest.sequence.Sequence;
import io.stillwatch.ingest.sequence.Sequencer;
import io.stillwatch.ingest.sequence.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Numbers records and closes hours by ingest's own rules. */
final class Stamps {
    private static final String SERVICE = "ingest-service";

    private final Sequencer sequencer;
    private final ToIntFunction<String> partitions;
    private Sequence sequence = Sequence.START;

    /** @param lateness behind its end that an hour closes */
    Stamps(Duration lateness, ToIntFunction<String> partitions) {
        this.sequencer = new Sequencer(lateness, Long.MAX_VALUE);
        this.partitions = partitions;
    }

    /** The last tick that has been closed. */
    long closed() {
        return sequence.closed();
    }

    /** The record and, if an hour closes with it, the markers. */
    List<ProducerRecord<String, byte[]>> of(Door.Admitted admitted) {
        int bytes = admitted.body().length;
        Step step = admitted.isFact()
                ? sequencer.fact(sequence, bytes)
                : sequencer.interaction(sequence, admitted.time(), bytes);
        sequence = step.sequence();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        records.add(record(admitted, step));
        step.marker().map(this::markers).ifPresent(records::addAll);
        return records;
    }

    private static ProducerRecord<String, byte[]> record(Door.Admitted admitted, Step step) {
        String name = admitted.isFact() ? "account-fact-recorded.v1" : "interaction-recorded.v1";
        String position = Long.toString(step.position());
        CloudEventBuilder event =
                Envelope.event(SERVICE, name, position, admitted.account(), admitted.time(), admitted.body());
        return Envelope.toRecord(
                admitted.isFact() ? "accounts" : "interactions",
                event.withDataContentType(admitted.isFact() ? "application/json" : Packed.CONTENT_TYPE)
                        .withExtension("position", position)
                        .withExtension("tick", Long.toString(step.tick()))
                        .build());
    }

    private List<ProducerRecord<String, byte[]>> markers(Marker marker) {
        String tick = Long.toString(marker.tick());
        CloudEvent event = Envelope.event(
                        SERVICE, "tick-closed.v1", "tick/" + tick, tick, marker.watermark(), Bodies.write(marker))
                .withExtension("position", Long.toString(marker.position()))
                .withExtension("tick", tick)
                .build();
        return Stream.of("interactions", "accounts")
                .flatMap(topic -> IntStream.range(0, partitions.applyAsInt(topic))
                        .mapToObj(partition -> KafkaMessageFactory.<String>createWriter(topic, partition, null, tick)
                                .writeBinary(event)))
                .toList();
    }
}

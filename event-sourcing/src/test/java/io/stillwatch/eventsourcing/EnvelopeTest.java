package io.stillwatch.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final CloudEvent EVENT = Envelope.sequenced(
            "case-service",
            "case-opened.v1",
            "case_1",
            7,
            Instant.parse("2026-04-22T08:00:00Z"),
            "{\"a\":\"ä\"}".getBytes(UTF_8));

    @Test
    void an_event_travels_in_binary_mode_under_its_aggregates_key() {
        var record = Envelope.toRecord("case-events", EVENT);

        assertThat(record.key()).isEqualTo("case_1");
        assertThat(record.value()).isEqualTo("{\"a\":\"ä\"}".getBytes(UTF_8));
        assertThat(new String(record.headers().lastHeader("ce_type").value(), UTF_8))
                .isEqualTo("io.stillwatch.case-opened.v1");
        assertThat(new String(record.headers().lastHeader("ce_sequence").value(), UTF_8))
                .isEqualTo("7");
    }

    @Test
    void a_reader_gets_back_what_was_sent() {
        var record = Envelope.toRecord("case-events", EVENT);

        CloudEvent read = KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();

        assertThat(read.getId()).isEqualTo("case_1/7");
        assertThat(Envelope.nameOf(read)).isEqualTo("case-opened.v1");
        assertThat(read.getTime()).isEqualTo(EVENT.getTime());
    }

    @Test
    void the_outbox_keeps_the_body_byte_for_byte() {
        CloudEvent read = Outbox.FORMAT.deserialize(Outbox.FORMAT.serialize(EVENT));

        assertThat(Envelope.toRecord("case-events", read).value())
                .isEqualTo(Envelope.toRecord("case-events", EVENT).value());
    }

    @Test
    void a_tombstone_leaves_the_outbox_as_a_key_and_nothing_else() {
        CloudEvent read = Outbox.FORMAT.deserialize(Outbox.FORMAT.serialize(Envelope.tombstone("a%2F/u_1")));

        var record = Envelope.toRecord("end-user-risk", read);

        assertThat(record.key()).isEqualTo("a%2F/u_1");
        assertThat(record.value()).isNull();
        assertThat(record.headers()).isEmpty();
    }
}

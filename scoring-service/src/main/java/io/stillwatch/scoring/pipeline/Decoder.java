package io.stillwatch.scoring.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.stillwatch.scoring.engine.AccountBlock;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents in Kafka's binary mode, and never throws: what can't be read is an answer too. */
final class Decoder {

    private static final String PREFIX = "io.stillwatch.";

    /** A longer one would not fit into an event; it stays readable at its place for as long as the topic keeps it. */
    private static final int LONGEST_VALUE = 64 * 1024;

    private final ObjectReader interactions;
    private final ObjectReader facts;
    private final ObjectReader markers;
    private final ObjectReader letters;
    private Erased erased;

    /** @param erased whom to leave out */
    Decoder(ObjectMapper json, Erased erased) {
        this.erased = erased;
        interactions = json.readerFor(InteractionBody.class);
        facts = json.readerFor(FactBody.class);
        markers = json.readerFor(MarkerBody.class);
        letters = json.readerFor(RecordUnreadable.class);
    }

    /** In place of those that were left out before. */
    void leaveOut(Erased now) {
        erased = now;
    }

    Arrival decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            String type = header(record, "ce_type");
            return switch (type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type) {
                case "interaction-recorded.v1" ->
                    ticked(record, body -> new Arrival.Entry.Used(interaction(record, body)));
                case "account-fact-recorded.v1" ->
                    ticked(record, body -> new Arrival.Entry.Stated(Reading.fact(facts.readValue(body))));
                case BlockRecords.MARKER -> Reading.marker(markers.readValue(body(record)));
                case BlockRecords.BLOCK -> ticked(record, body -> told(record, body));
                case BlockRecords.UNREADABLE ->
                    ticked(record, body -> new Arrival.Entry.Unreadable(letters.readValue(body)));
                default -> new Arrival.Foreign();
            };
        } catch (IOException | RuntimeException e) {
            return new Arrival.Stray(unreadable(record, e));
        }
    }

    private static Arrival.Entry told(ConsumerRecord<byte[], byte[]> record, byte[] body) {
        return new Arrival.Entry.Told(AccountBlock.of(body), number(record, "ce_records"));
    }

    private Interaction interaction(ConsumerRecord<byte[], byte[]> record, byte[] body) throws IOException {
        Header type = record.headers().lastHeader("content-type");
        return type != null && PackedInteraction.CONTENT_TYPE.equals(new String(type.value(), UTF_8))
                ? PackedInteraction.read(body)
                : Reading.interaction(interactions.readValue(body));
    }

    private interface Body {
        Arrival.Entry read(byte[] body) throws IOException;
    }

    /** Neither may be out of range: a partition never goes back behind a position that it has seen, and a tick that never comes is waited for without end. */
    private Arrival.Ticked ticked(ConsumerRecord<byte[], byte[]> record, Body body) {
        long position = Fields.position(number(record, "ce_position"), "header ce_position");
        long tick = Fields.tick(number(record, "ce_tick"), "header ce_tick");
        return new Arrival.Ticked(position, tick, entry(record, body).without(erased, tick));
    }

    private static Arrival.Entry entry(ConsumerRecord<byte[], byte[]> record, Body body) {
        try {
            return body.read(body(record));
        } catch (IOException | RuntimeException e) {
            return unreadable(record, e);
        }
    }

    private static byte[] body(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new IllegalArgumentException("the body is missing");
        }
        return record.value();
    }

    private static long number(ConsumerRecord<byte[], byte[]> record, String name) {
        try {
            return Long.parseLong(header(record, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("header " + name + " is not a number", e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }

    private static Arrival.Entry.Unreadable unreadable(ConsumerRecord<byte[], byte[]> record, Exception e) {
        return new Arrival.Entry.Unreadable(new RecordUnreadable(
                record.topic(), record.partition(), record.offset(), reason(e), value(record.value())));
    }

    private static @Nullable String value(byte @Nullable [] value) {
        return value == null || value.length > LONGEST_VALUE
                ? null
                : Base64.getEncoder().encodeToString(value);
    }

    /** Names the place in the body, never its content. */
    private static String reason(Exception e) {
        return switch (e) {
            case JsonMappingException misfit
            when !misfit.getPath().isEmpty() -> "field " + place(misfit) + " does not fit";
            case StreamReadException broken
            when broken.getLocation() != null ->
                "no JSON at byte " + broken.getLocation().getByteOffset();
            case IllegalArgumentException misfit -> String.valueOf(misfit.getMessage());
            default -> "the body does not fit";
        };
    }

    private static String place(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }
}

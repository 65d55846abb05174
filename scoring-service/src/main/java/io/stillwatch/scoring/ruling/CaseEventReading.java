package io.stillwatch.scoring.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.scoring.store.Storable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code docs/reference/enforcement.md} says flows back to scoring. Throws {@link IllegalArgumentException}, with the field and
 * without its value, where an event of a known type does not fit.
 */
final class CaseEventReading {

    /** An index entry of PostgreSQL holds 2,704 bytes, and what identifies an event is one. */
    private static final int LONGEST = 2_400;

    private final ObjectMapper json;

    CaseEventReading(ObjectMapper json) {
        this.json = json;
    }

    /** Nothing for events that decide nothing, and for those of other types. */
    List<Said> of(ConsumerRecord<String, byte[]> record) {
        return switch (header(record, "ce_type")) {
            case "io.stillwatch.case-decided.v1" -> List.of(decided(origin(record), sequence(record), body(record)));
            case "io.stillwatch.case-reopened.v1" ->
                List.of(Said.of(origin(record), Kind.TAKEN_BACK, campaign(body(record)), sequence(record)));
            case "io.stillwatch.credential-compromise-found.v1" ->
                List.of(Said.of(origin(record), Kind.COMPROMISED, campaign(body(record)), sequence(record)));
            case "io.stillwatch.account-enforcement-changed.v1", "io.stillwatch.end-user-enforcement-changed.v1" ->
                cleared(body(record));
            default -> List.of();
        };
    }

    private static Said decided(String origin, long sequence, JsonNode body) {
        String campaign = campaign(body);
        return switch (text(body, "decision")) {
            case "confirmed" -> Said.of(origin, Kind.CONFIRMED, campaign, sequence);
            case "inconclusive" -> Said.of(origin, Kind.TAKEN_BACK, campaign, sequence);
            case "dismissed" ->
                new Said(origin, Kind.DISMISSED, campaign, null, null, time(body, "expiresAt"), sequence);
            default -> throw new IllegalArgumentException("decision is not one that is known");
        };
    }

    /**
     * Each event has all of an account's, or of an end user's; those that are known already are copies. Where end users were told of together
     * with their account, each reinstatement names its own.
     */
    private static List<Said> cleared(JsonNode body) {
        List<Said> cleared = new ArrayList<>();
        for (JsonNode one : body.path("reinstatements")) {
            cleared.add(new Said(
                    storable("appeal " + text(one, "appeal"), "appeal"),
                    Kind.CLEARED,
                    campaign(one),
                    text(body, "account"),
                    endUser(one.hasNonNull("endUser") ? one : body),
                    null,
                    null));
        }
        return cleared;
    }

    private static @Nullable String endUser(JsonNode body) {
        return body.hasNonNull("endUser") ? text(body, "endUser") : null;
    }

    private static String campaign(JsonNode body) {
        return text(body, "campaign");
    }

    private static Instant time(JsonNode body, String field) {
        try {
            Instant time = Instant.parse(text(body, field));
            if (!Storable.is(time)) {
                throw new IllegalArgumentException(field + " is out of range");
            }
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " is not a time", e);
        }
    }

    private static String text(JsonNode body, String field) {
        String text = body.path(field).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return storable(text, field);
    }

    /** What the store can't keep is refused here: later it would hold up, again and again, everything that comes with it and behind it. */
    private static String storable(String text, String field) {
        if (!Storable.is(text)) {
            throw new IllegalArgumentException(field + " is no text that can be kept");
        }
        if (text.getBytes(UTF_8).length > LONGEST) {
            throw new IllegalArgumentException(field + " is too long to be kept");
        }
        return text;
    }

    private static String origin(ConsumerRecord<String, byte[]> record) {
        return storable(header(record, "ce_source") + "#" + header(record, "ce_id"), "what identifies the event");
    }

    private static long sequence(ConsumerRecord<String, byte[]> record) {
        try {
            return Long.parseLong(header(record, "ce_sequence"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("header ce_sequence is no number", e);
        }
    }

    private JsonNode body(ConsumerRecord<String, byte[]> record) {
        try {
            return json.readTree(record.value());
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    /** What lacks a part of its name would be taken for a copy of whatever lacks it too. */
    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }
}

package io.stillwatch.scoring.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private final ObjectMapper json;

    CaseEventReading(ObjectMapper json) {
        this.json = json;
    }

    /** Nothing for events that decide nothing, and for those of other types. */
    List<Said> of(ConsumerRecord<String, byte[]> record) {
        String type = header(record, "ce_type");
        if (record.value() == null || type == null) {
            return List.of();
        }
        String origin = header(record, "ce_source") + "#" + header(record, "ce_id");
        return switch (type) {
            case "io.stillwatch.case-decided.v1" -> List.of(decided(origin, body(record)));
            case "io.stillwatch.case-reopened.v1" -> List.of(Said.of(origin, Kind.TAKEN_BACK, campaign(body(record))));
            case "io.stillwatch.credential-compromise-found.v1" ->
                List.of(Said.of(origin, Kind.COMPROMISED, campaign(body(record))));
            case "io.stillwatch.account-enforcement-changed.v1", "io.stillwatch.end-user-enforcement-changed.v1" ->
                cleared(body(record));
            default -> List.of();
        };
    }

    private static Said decided(String origin, JsonNode body) {
        String campaign = campaign(body);
        return switch (text(body, "decision")) {
            case "confirmed" -> Said.of(origin, Kind.CONFIRMED, campaign);
            case "inconclusive" -> Said.of(origin, Kind.TAKEN_BACK, campaign);
            case "dismissed" -> new Said(origin, Kind.DISMISSED, campaign, null, null, time(body, "expiresAt"));
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
                    "appeal " + text(one, "appeal"),
                    Kind.CLEARED,
                    campaign(one),
                    text(body, "account"),
                    endUser(one.hasNonNull("endUser") ? one : body),
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
            return Instant.parse(text(body, field));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + " is not a time", e);
        }
    }

    private static String text(JsonNode body, String field) {
        String text = body.path(field).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private JsonNode body(ConsumerRecord<String, byte[]> record) {
        try {
            return json.readTree(record.value());
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}

package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One span or log record, as far as it matters here and whichever way it was encoded.
 *
 * @param traceId in hex, as it came
 * @param spanId in hex, as it came
 * @param time nanoseconds since 1970, unsigned: when a span began, when an event happened; 0 if unknown
 * @param name of the event; empty for a span
 * @param attributes its own; an empty value is absent
 * @param body of a log record; missing for a span
 * @param events of a span
 * @param resource attributes of what sent it
 */
record Telemetry(
        String traceId,
        String spanId,
        long time,
        String name,
        Map<String, JsonNode> attributes,
        JsonNode body,
        List<Event> events,
        Map<String, JsonNode> resource) {

    /** An event on a span. */
    record Event(String name, Map<String, JsonNode> attributes) {}

    /** Says where it belongs and never what it holds. */
    @Override
    public String toString() {
        return "telemetry of span " + spanId;
    }
}

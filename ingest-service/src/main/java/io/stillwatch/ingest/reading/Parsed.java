package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;

/** The JSON of a record, or why there is none. */
sealed interface Parsed {
    record Whole(JsonNode json) implements Parsed {}

    record Broken(String reason) implements Parsed {}
}

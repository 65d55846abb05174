package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;

/** A signed statement of how long a stream is and which hash it ends with. */
record Checkpoint(String stream, long length, String head, String time, String key, String signature) {

    static Checkpoint of(JsonNode body) {
        return new Checkpoint(
                body.path("stream").asText(),
                body.path("length").asLong(-1),
                body.path("head").asText(),
                body.path("time").asText(),
                body.path("key").asText(),
                body.path("signature").asText());
    }

    String statement() {
        return String.join("\n", "stillwatch-checkpoint/1", stream, Long.toString(length), head, time, key);
    }
}

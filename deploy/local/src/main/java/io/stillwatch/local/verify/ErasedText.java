package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What was erased, when and why. */
record ErasedText(Line event, SealedTexts sealed) {

    String sentence() {
        JsonNode body = event.json().path("body");
        List<String> places = sealed.places(body.path("key").asText());
        return "Erased on %s (%s, %s, by %s): %s."
                .formatted(
                        event.word("time"),
                        body.path("basis").asText(),
                        body.path("reference").asText(),
                        body.path("by").asText(),
                        places.isEmpty() ? "nothing that is in this bundle" : String.join(", ", places));
    }
}

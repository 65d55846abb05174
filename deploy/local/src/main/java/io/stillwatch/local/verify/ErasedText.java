package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was erased, when and why: a text, with the key that sealed it, or a name on lists that digests cover. */
record ErasedText(Line event, SealedTexts sealed) {

    private static final String NAME = "listed-name-erased";
    private static final Set<String> TYPES = Set.of("personal-data-erased", NAME);

    static boolean isSaidBy(Line event) {
        return TYPES.contains(event.word("type"));
    }

    String sentence() {
        JsonNode body = event.json().path("body");
        List<String> places = places(body);
        return "Erased on %s (%s, %s, by %s): %s."
                .formatted(
                        event.word("time"),
                        body.path("basis").asText(),
                        body.path("reference").asText(),
                        body.path("by").asText(),
                        places.isEmpty() ? "nothing that is in this bundle" : String.join(", ", places));
    }

    private List<String> places(JsonNode body) {
        if (!event.word("type").equals(NAME)) {
            return sealed.places(body.path("key").asText());
        }
        List<String> lists = new ArrayList<>();
        body.path("lists").forEach(list -> lists.add("a name on the list of " + list.asText()));
        return lists;
    }
}

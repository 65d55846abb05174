package io.stillwatch.local.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other cases that a bundle names: those that became part of the one it is about, and those that were split off from it. */
final class Related {

    private final Map<String, Line> absorbed = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();

    /** Takes in an event that says what was split off. */
    void in(Line event) {
        if (event.word("type").equals("case-split")) {
            List<String> parts = new ArrayList<>();
            event.json().path("body").path("parts").forEach(part -> parts.add(part.asText()));
            said.add("Split off at %s (event %d of %s): %s."
                    .formatted(
                            event.word("time"),
                            event.number("sequence"),
                            event.word("stream"),
                            String.join(", ", parts)));
        }
    }

    /** Takes in a case that became part of another. */
    Optional<String> absorbed(Line line) {
        return absorbed.putIfAbsent(line.word("case"), line) == null
                ? Optional.empty()
                : Optional.of("%s became part of another twice".formatted(line.word("case")));
    }

    /** What is wrong once all lines were seen: one that leads elsewhere than to the case that the bundle is about. */
    Optional<String> refuseTheEnd(String about) {
        return absorbed.values().stream()
                .filter(line -> !line.word("into").equals(about) && !absorbed.containsKey(line.word("into")))
                .findFirst()
                .map(line -> "%s became part of %s, which is not part of %s"
                        .formatted(line.word("case"), line.word("into"), about));
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(said);
        absorbed.values()
                .forEach(line -> all.add(
                        "%s became part of %s at %s: event %d of its own bundle, where what happened in it stands, has to have the hash %s."
                                .formatted(
                                        line.word("case"),
                                        line.word("into"),
                                        line.word("time"),
                                        line.number("sequence"),
                                        line.word("hash"))));
        return all;
    }
}

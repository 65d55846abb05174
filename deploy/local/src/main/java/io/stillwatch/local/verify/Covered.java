package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the digests in the events cover. A readable bundle names them, line by line in the order of the digest; one whose account was
 * erased stands there under another word, with what the digest covers in their place. Lists of before there were salts have nothing of the
 * kind, and then only the manifest covers the list.
 */
final class Covered {

    private final Map<String, Listed> byName = new LinkedHashMap<>();

    /** Takes in what an event says of members or items. */
    void in(Line event) {
        JsonNode body = event.json().path("body");
        for (JsonNode chunk : List.of(body.path("members"), body.path("finding").path("members"))) {
            if (chunk.path("digest").isTextual()) {
                long size = chunk.path("added").asLong() + chunk.path("left").asLong();
                byName.put(
                        chunk.path("id").asText(),
                        new Listed(chunk.path("digest").asText(), size));
            }
        }
        if (event.word("type").equals("enforcement-items-acknowledged")) {
            acknowledged(event, body);
        }
        JsonNode plan = body.path("plan");
        if (plan.path("digest").isTextual()) {
            byName.put(
                    event.word("stream"),
                    new Listed(plan.path("digest").asText(), plan.path("items").asLong()));
        }
    }

    private void acknowledged(Line event, JsonNode body) {
        long size = body.path("applied").asLong()
                + body.path("refused").asLong()
                + body.path("lifted").asLong();
        byName.put(
                event.word("stream") + "/" + body.path("chunk").asText(),
                new Listed(body.path("digest").asText(), size));
    }

    /** A member of a chunk. */
    Optional<String> member(Line line) {
        return take(line, line.word("chunk"));
    }

    /** An item of an enforcement. */
    Optional<String> item(Line line) {
        return take(line, line.word("enforcement"));
    }

    /** What was said of an item. */
    Optional<String> outcome(Line line) {
        return take(line, line.word("enforcement") + "/" + line.word("chunk"));
    }

    /** What is wrong once all lines were seen: a list that is neither whole nor left out. */
    Optional<String> refuseTheEnd() {
        return byName.entrySet().stream()
                .filter(one -> one.getValue().length() > 0 && one.getValue().isCutOff())
                .findFirst()
                .map(one -> "the list of %s is cut off: its event names %d, %d are there"
                        .formatted(
                                one.getKey(),
                                one.getValue().size(),
                                one.getValue().length()));
    }

    List<String> sentences() {
        List<Listed> listed =
                byName.values().stream().filter(one -> one.length() > 0).toList();
        long named = listed.stream().mapToLong(Listed::length).sum();
        List<String> said = new ArrayList<>();
        said.add(
                "%d members, items and outcomes are listed as the digests of %d events say; %d more lists are covered by their digest only."
                        .formatted(named, listed.size(), byName.size() - listed.size()));
        byName.entrySet().stream()
                .filter(one -> one.getValue().hasErased())
                .map(one -> (one.getValue().hasGaps()
                                ? "Somebody on the list of %s was erased: its digest can't be computed any more."
                                : "Somebody on the list of %s was erased: what stands for them is what its digest covers.")
                        .formatted(one.getKey()))
                .forEach(said::add);
        return said;
    }

    private Optional<String> take(Line line, String name) {
        Listed listed = byName.get(name);
        if (listed == null) {
            return Optional.of("no event names a list %s".formatted(name));
        }
        listed.add(line);
        return listed.isCutOff() || listed.isAsItsEventSays()
                ? Optional.empty()
                : Optional.of("the list of %s was changed: its digest is not that of its event".formatted(name));
    }
}

package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom the digests in the events cover. A readable bundle names them, line by line in the order of the digest; one whose account was
 * erased stands there under another word, and then only the manifest covers the list.
 */
final class Covered {

    private static final String ERASED = "erased:";

    /** What an event says of a list that is not in it. */
    private static final class Listed {
        private final String digest;
        private final long size;
        private final List<Line> lines = new ArrayList<>();

        Listed(String digest, long size) {
            this.digest = digest;
            this.size = size;
        }

        boolean hasErased() {
            return lines.stream().anyMatch(line -> line.word("account").startsWith(ERASED));
        }
    }

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
        JsonNode plan = body.path("plan");
        if (plan.path("digest").isTextual()) {
            byName.put(
                    event.word("stream"),
                    new Listed(plan.path("digest").asText(), plan.path("items").asLong()));
        }
    }

    /** A member of a chunk. */
    Optional<String> member(Line line) {
        return take(line, line.word("chunk"));
    }

    /** An item of an enforcement. */
    Optional<String> item(Line line) {
        return take(line, line.word("enforcement"));
    }

    /** What is wrong once all lines were seen: a list that is neither whole nor left out. */
    Optional<String> refuseTheEnd() {
        return byName.entrySet().stream()
                .filter(one ->
                        !one.getValue().lines.isEmpty() && one.getValue().lines.size() < one.getValue().size)
                .findFirst()
                .map(one -> "the list of %s is cut off: its event names %d, %d are there"
                        .formatted(
                                one.getKey(),
                                one.getValue().size,
                                one.getValue().lines.size()));
    }

    List<String> sentences() {
        List<Listed> listed =
                byName.values().stream().filter(one -> !one.lines.isEmpty()).toList();
        long named = listed.stream().mapToLong(one -> one.lines.size()).sum();
        List<String> said = new ArrayList<>();
        said.add(
                "%d members and items are named as the digests of %d events say; %d more lists are covered by their digest only."
                        .formatted(named, listed.size(), byName.size() - listed.size()));
        byName.entrySet().stream()
                .filter(one -> one.getValue().hasErased())
                .map(one -> "Somebody on the list of %s was erased: its digest can't be computed any more."
                        .formatted(one.getKey()))
                .forEach(said::add);
        return said;
    }

    private Optional<String> take(Line line, String name) {
        Listed listed = byName.get(name);
        if (listed == null) {
            return Optional.of("no event names a list %s".formatted(name));
        }
        listed.lines.add(line);
        if (listed.lines.size() < listed.size) {
            return Optional.empty();
        }
        boolean holds = listed.lines.size() == listed.size
                && (listed.hasErased() || Hashes.hex(text(listed.lines)).equals(listed.digest));
        return holds
                ? Optional.empty()
                : Optional.of("the list of %s was changed: its digest is not that of its event".formatted(name));
    }

    private static String text(List<Line> lines) {
        if (lines.getFirst().kind().equals("item")) {
            return lines.stream().map(Covered::who).collect(Collectors.joining("\n"));
        }
        List<String> members = new ArrayList<>();
        lines.stream().filter(line -> !hasLeft(line)).map(Covered::since).forEach(members::add);
        members.add("-");
        lines.stream().filter(Covered::hasLeft).map(Covered::since).forEach(members::add);
        return String.join("\n", members);
    }

    private static boolean hasLeft(Line line) {
        return line.json().path("left").asBoolean();
    }

    private static String since(Line line) {
        return who(line) + "\t" + line.word("since");
    }

    private static String who(Line line) {
        return line.word("account") + "\t" + line.word("endUser");
    }
}

package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The last line: how long everything is and where it ends, signed. */
final class ManifestCheck {

    private ManifestCheck() {}

    /**
     * What is wrong, if anything is.
     *
     * @param before the lines in front of the manifest
     */
    static Optional<String> of(Line manifest, List<Line> before, Map<String, Chain> chains, Signers signers) {
        return streams(manifest, chains)
                .or(() -> content(manifest, before))
                .or(() -> signers.refuse(
                        "the manifest", manifest.word("key"), statement(manifest), manifest.word("signature")));
    }

    private static Optional<String> streams(Line manifest, Map<String, Chain> chains) {
        Set<String> unnamed = new HashSet<>(chains.keySet());
        for (JsonNode named : manifest.json().path("streams")) {
            String stream = named.path("stream").asText();
            long length = named.path("length").asLong(-1);
            Chain chain = chains.getOrDefault(stream, new Chain(stream));
            if (chain.length() < length) {
                return Optional.of("the tail of %s is cut off: it has %d events, the manifest names %d"
                        .formatted(stream, chain.length(), length));
            }
            if (chain.length() > length
                    || !chain.head().equals(named.path("head").asText())) {
                return Optional.of("the manifest is of another history of " + stream);
            }
            unnamed.remove(stream);
        }
        return unnamed.isEmpty()
                ? Optional.empty()
                : Optional.of("the manifest does not name " + String.join(", ", unnamed));
    }

    private static Optional<String> content(Line manifest, List<Line> before) {
        if (manifest.number("lines") != before.size()) {
            return Optional.of("the manifest names %d lines before it, there are %d"
                    .formatted(manifest.number("lines"), before.size()));
        }
        String text = before.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
        return Hashes.hex(text).equals(manifest.word("digest"))
                ? Optional.empty()
                : Optional.of("something outside the events was changed: the digest in the manifest is another");
    }

    private static String statement(Line manifest) {
        ObjectNode unsigned = manifest.json().deepCopy();
        unsigned.remove("signature");
        return "stillwatch-manifest/1\n" + Line.canonical(unsigned);
    }
}

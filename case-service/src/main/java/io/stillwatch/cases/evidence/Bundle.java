package io.stillwatch.cases.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.CanonicalJson;
import io.stillwatch.eventsourcing.HashChain;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.Sha256;
import io.stillwatch.eventsourcing.sealing.SubjectKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Writes an evidence bundle line by line; {@code docs/reference/evidence-bundle.md} is its contract. */
final class Bundle {

    private static final String FORMAT = "stillwatch-evidence/2";
    private static final String STATEMENT =
            "Everything here is alleged; no court has verified it. 'observed' was measured on the"
                    + " provider's traffic, 'inferred' was concluded from it. Whoever is named may be innocent.";

    private final StringBuilder text = new StringBuilder();
    private final ArrayNode streams = JsonNodeFactory.instance.arrayNode();
    private final CaseId id;
    private long lines;

    Bundle(CaseId id) {
        this.id = id;
        add(line("bundle")
                .put("format", FORMAT)
                .put("case", id.value())
                .put("campaign", id.campaign())
                .put("statement", STATEMENT));
    }

    void keys(List<PublicSigningKey> keys) {
        keys.forEach(key -> {
            ObjectNode line = CaseEventNames.JSON.valueToTree(key);
            add(line.put("kind", "public-key"));
        });
    }

    /** A stream from its first event on, with the hashes as they were kept: whoever checks finds the row that was changed since. */
    void stream(List<LoggedEvent> events) {
        String hash = HashChain.START;
        for (LoggedEvent event : events) {
            String body = CanonicalJson.of(event.body);
            String next = HashChain.next(hash, event.stream, event.sequence, event.type, event.recordedAt, body);
            hash = event.hash == null ? next : event.hash;
            event(event, parse(body), hash);
        }
        LoggedEvent last = events.getLast();
        streams.addObject()
                .put("stream", last.stream)
                .put("length", last.sequence)
                .put("head", hash);
    }

    /** Keys that open what is sealed: whoever has the bundle reads it from then on, whatever is erased here later. */
    void secrets(Collection<SubjectKey> keys) {
        keys.forEach(key -> add(line("subject-key")
                .put("key", key.id())
                .put(
                        "secret",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.secret().getEncoded()))));
    }

    /** Whatever else there is to say, such as whom the digests in the events cover. */
    void also(List<ObjectNode> said) {
        said.forEach(this::add);
    }

    /** Closes the bundle with the manifest, signed. */
    String signed(SigningKey key, Instant now) {
        ObjectNode manifest = line("manifest")
                .put("case", id.value())
                .put("exportedAt", HashChain.time(now))
                .put("lines", lines)
                .put("digest", Sha256.hex(text.toString()))
                .put("key", key.publicKey().kid());
        manifest.set("streams", streams);
        String statement = "stillwatch-manifest/1\n" + CanonicalJson.of(manifest.toString());
        add(manifest.put("signature", key.sign(statement)));
        return text.toString();
    }

    private void event(LoggedEvent event, JsonNode body, String hash) {
        ObjectNode line = line("event")
                .put("stream", event.stream)
                .put("sequence", event.sequence)
                .put("type", event.type)
                .put("time", HashChain.time(event.recordedAt))
                .put("hash", hash);
        add(line.set("body", body));
        if (body.hasNonNull("finding")) {
            add(FindingParts.of(event, body.path("finding")));
        }
    }

    private void add(JsonNode line) {
        text.append(CanonicalJson.of(line.toString())).append('\n');
        lines++;
    }

    private static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static JsonNode parse(String body) {
        try {
            return CaseEventNames.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A body that was kept can't be read", e);
        }
    }
}

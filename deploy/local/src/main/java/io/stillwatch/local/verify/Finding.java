package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A finding taken apart says what its event says, and nothing else. */
final class Finding {

    private Finding() {}

    static Optional<String> refuse(Line line, Line event) {
        boolean same = Line.canonical(line.json()).equals(Line.canonical(of(event)));
        return same
                ? Optional.empty()
                : Optional.of("the finding behind event %d of %s is not the one of the event"
                        .formatted(event.number("sequence"), event.word("stream")));
    }

    private static ObjectNode of(Line event) {
        JsonNode finding = event.json().path("body").path("finding");
        ObjectNode apart = JsonNodeFactory.instance.objectNode();
        apart.put("kind", "finding").put("stream", event.word("stream")).put("sequence", event.number("sequence"));
        take(finding, apart, "policyVersion", "baselineVersion");
        ObjectNode observed = apart.putObject("observed");
        take(finding, observed, "tick", "watermark");
        ObjectNode inferred = apart.putObject("inferred").put("alleged", "extraction campaign");
        take(finding, inferred, "memberCount", "interactions", "severity");
        ArrayNode measurements = observed.putArray("measurements");
        ArrayNode weights = inferred.putArray("weights");
        finding.path("evidence").forEach(evidence -> {
            take(evidence, measurements.addObject(), "name", "family", "value", "baseline", "text");
            take(evidence, weights.addObject(), "name", "contribution");
        });
        return apart;
    }

    private static void take(JsonNode from, ObjectNode to, String... fields) {
        List.of(fields).forEach(field -> to.set(field, from.path(field)));
    }
}

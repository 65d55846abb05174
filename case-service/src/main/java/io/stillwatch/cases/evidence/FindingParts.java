package io.stillwatch.cases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.eventsourcing.LoggedEvent;
import java.util.List;

/** Takes a finding apart: what was measured on the traffic, and what scoring concluded from it, which is an allegation. */
final class FindingParts {

    private static final List<String> MEASURED = List.of("name", "family", "value", "baseline", "text");
    private static final List<String> WEIGHED = List.of("name", "contribution");

    private FindingParts() {}

    static ObjectNode of(LoggedEvent event, JsonNode finding) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("kind", "finding").put("stream", event.stream).put("sequence", event.sequence);
        copy(finding, line, List.of("policyVersion", "baselineVersion"));
        ObjectNode observed = line.putObject("observed");
        copy(finding, observed, List.of("tick", "watermark"));
        ObjectNode inferred = line.putObject("inferred").put("alleged", "extraction campaign");
        copy(finding, inferred, List.of("memberCount", "interactions", "severity"));
        ArrayNode measurements = observed.putArray("measurements");
        ArrayNode weights = inferred.putArray("weights");
        for (JsonNode evidence : finding.path("evidence")) {
            copy(evidence, measurements.addObject(), MEASURED);
            copy(evidence, weights.addObject(), WEIGHED);
        }
        return line;
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
        fields.forEach(field -> to.set(field, from.path(field)));
    }
}

package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.ingest.reading.Footprint;
import java.util.stream.Stream;

/** JSON within a text, since many senders have no attributes but texts. What should be JSON and is not stays the text that it is. */
final class JsonText {
    private static final ObjectMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(2 * 1024 * 1024)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build());

    private JsonText() {}

    /** Bytes that reading JSON in its texts takes: of the largest, since they are read one after the other. */
    static long treeBytes(Telemetry telemetry) {
        Stream<JsonNode> attributes = Stream.concat(
                        Stream.of(telemetry.attributes()),
                        telemetry.events().stream().map(Telemetry.Event::attributes))
                .flatMap(each -> each.values().stream());
        return Stream.concat(attributes, Stream.of(telemetry.body()))
                .filter(JsonText::looksLikeJson)
                .mapToLong(value -> Footprint.within(value.textValue()))
                .max()
                .orElse(0);
    }

    /** What a text says, if it is JSON within limits. */
    static JsonNode read(JsonNode value) {
        try {
            return looksLikeJson(value) && !Footprint.isExcessive(value.textValue())
                    ? JSON.readTree(value.textValue())
                    : value;
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    private static boolean looksLikeJson(JsonNode value) {
        String start = value.isTextual() ? value.textValue().stripLeading() : "";
        return start.startsWith("[") || start.startsWith("{");
    }
}

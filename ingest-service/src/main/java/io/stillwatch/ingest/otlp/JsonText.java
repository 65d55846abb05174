package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.ingest.reading.Footprint;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON within a text, since many senders have no attributes but texts. What should be JSON and is not stays the text that it is. */
final class JsonText {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(2 * 1024 * 1024)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            // Else whatever is behind a first value would be out of sight.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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

    /** The same of what is one text in an attribute and was a list of parts, each with its type; any other text is what somebody said, JSON or not. */
    static JsonNode parts(JsonNode value) {
        JsonNode read = read(value);
        boolean parts = read.isArray()
                && !read.isEmpty()
                && StreamSupport.stream(read.spliterator(), false)
                        .allMatch(part -> part.path("type").isTextual());
        return parts ? read : value;
    }

    private static boolean looksLikeJson(JsonNode value) {
        String start = value.isTextual() ? value.textValue().stripLeading() : "";
        return start.startsWith("[") || start.startsWith("{");
    }
}

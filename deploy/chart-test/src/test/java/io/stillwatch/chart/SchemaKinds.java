package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Kinds whose custom resource definitions say what is right, with fields that these don't name refused. */
final class SchemaKinds {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

    private SchemaKinds() {}

    static Map<String, Kinds.Check> strimzi() {
        var checks = new HashMap<String, Kinds.Check>();
        StrimziDefinitions.generate().forEach(definition -> checks.putAll(checksOf(definition)));
        return checks;
    }

    /** CloudNativePG publishes its definitions to no registry of libraries, so that what the chart uses of them is restated beside this test. */
    static Map<String, Kinds.Check> cloudNativePg() {
        var checks = new HashMap<String, Kinds.Check>();
        try (var resource = Objects.requireNonNull(SchemaKinds.class.getResourceAsStream("/cloudnativepg.yaml"));
                var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(resource)) {
            documents.forEachRemaining(definition -> checks.putAll(checksOf(definition)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checks;
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Kinds.Check> checksOf(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        var checks = new HashMap<String, Kinds.Check>();
        for (JsonNode version : spec.path("versions")) {
            String kind = "%s/%s/%s"
                    .formatted(
                            spec.path("group").asText(),
                            version.path("name").asText(),
                            spec.path("names").path("kind").asText());
            JsonNode schema = closed(version.path("schema").path("openAPIV3Schema"));
            checks.put(kind, checkedBy(REGISTRY.getSchema(schema.toString(), InputFormat.JSON)));
        }
        return checks;
    }

    private static Kinds.Check checkedBy(Schema schema) {
        return document -> schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** A definition's schema as the API server would read it: no other fields, unless it says so; a number may stand for a text. */
    private static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        // What every object has is not in the definition.
        ((ObjectNode) copy.path("properties")).putObject("metadata").put("type", "object");
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                ArrayNode types = object.putArray("type");
                types.add("integer").add("string");
            } else if (object.has("properties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(SchemaKinds::close);
    }
}

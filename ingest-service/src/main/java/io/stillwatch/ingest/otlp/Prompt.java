package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.ingest.reading.Footprint;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what was asked of a model, wherever the conventions of the time put it: in attributes, as JSON in a text or as a structure (1.37 and
 * later); in events on the span (1.27 and before, and some senders of 1.28 to 1.36); in numbered attributes (OpenLLMetry). Text that should be
 * JSON and is not is taken as the prompt: who writes it must not get out of sight by it.
 */
final class Prompt {
    private static final String USER_MESSAGE = "gen_ai.user.message";
    private static final String SYSTEM_MESSAGE = "gen_ai.system.message";
    private static final int MESSAGES = 5_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(2 * 1024 * 1024)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build());

    private Prompt() {}

    /** An {@code input} as an interaction has it; empty when the sender captured none. */
    static Optional<ObjectNode> of(Telemetry telemetry) {
        ObjectNode input = NODES.objectNode();
        telemetry.events().forEach(event -> {
            addMessage(input, event);
            add(input, event.attributes());
        });
        add(input, telemetry.attributes());
        addNumbered(input, telemetry.attributes());
        return input.has("messages") || input.has("prompt") ? Optional.of(input) : Optional.empty();
    }

    private static void add(ObjectNode input, Map<String, JsonNode> attributes) {
        Convention.SYSTEM.in(attributes).ifPresent(system -> input.put("system", text(json(system))));
        Convention.MESSAGES.in(attributes).map(Prompt::json).ifPresent(messages -> {
            if (messages.isArray()) {
                messages.forEach(message -> add(input, message.path("role").asText("user"), message));
            } else {
                input.put("prompt", messages.isTextual() ? messages.textValue() : messages.toString());
            }
        });
        if (input.has("messages")) {
            input.remove("prompt");
        }
    }

    private static void addMessage(ObjectNode input, Telemetry.Event event) {
        switch (event.name()) {
            case USER_MESSAGE -> add(input, "user", NODES.objectNode().setAll(event.attributes()));
            case SYSTEM_MESSAGE -> add(input, "system", NODES.objectNode().setAll(event.attributes()));
            default -> {} // answers and tool results are the model's side
        }
    }

    private static void addNumbered(ObjectNode input, Map<String, JsonNode> attributes) {
        for (int i = 0; i < MESSAGES && attributes.containsKey("gen_ai.prompt." + i + ".content"); i++) {
            JsonNode role = attributes.get("gen_ai.prompt." + i + ".role");
            ObjectNode message = NODES.objectNode().set("content", attributes.get("gen_ai.prompt." + i + ".content"));
            add(input, role == null ? "user" : role.asText(), message);
        }
    }

    private static void add(ObjectNode input, String role, JsonNode message) {
        ArrayNode messages = input.withArray("messages");
        messages.addObject().put("role", role.isBlank() ? "user" : role).put("content", text(message));
    }

    /** The text of a message, of its parts, or of a list of parts. */
    private static String text(JsonNode of) {
        if (of.isTextual()) {
            return of.textValue();
        }
        if (of.isArray()) {
            return StreamSupport.stream(of.spliterator(), false)
                    .filter(part -> part.path("type").asText("text").equals("text"))
                    .map(Prompt::text)
                    .collect(Collectors.joining("\n"));
        }
        JsonNode inner = of.has("parts") ? of.path("parts") : of.has("content") ? of.path("content") : of.path("text");
        return inner.isContainerNode() || inner.isTextual() ? text(inner) : "";
    }

    /** Bytes that reading JSON in its texts takes. */
    static long treeBytes(Telemetry telemetry) {
        return Stream.concat(
                        Stream.of(telemetry.attributes()),
                        telemetry.events().stream().map(Telemetry.Event::attributes))
                .flatMap(attributes -> attributes.values().stream())
                .filter(Prompt::looksLikeJson)
                .mapToLong(value -> Footprint.within(value.textValue()))
                .sum();
    }

    /** What a text says, if it is JSON within limits. */
    static JsonNode json(JsonNode value) {
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

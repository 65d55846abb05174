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
import io.stillwatch.ingest.reading.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what was asked of a model, wherever the conventions of the time put it: in attributes, as JSON in a text or as a structure (1.37 and
 * later); in events on the span (1.27 and before, and some senders of 1.28 to 1.36); in numbered attributes (OpenLLMetry). Text that should be
 * JSON and is not is taken as the prompt: who writes it must not get out of sight by it.
 */
final class Prompt {
    /** Parts of a message: of the conventions, and of requests that gateways pass on as they are. */
    private static final Set<String> TEXTS = Set.of("text", "input_text");

    /** A message as JSON, in an attribute of an event (Azure's libraries). */
    private static final String EVENT_CONTENT = "gen_ai.event.content";

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
        return input.isEmpty() ? Optional.empty() : Optional.of(input);
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

    /** An {@code input} with the one message that an event tells; empty when it is of the model's side, or tells no text. */
    static Optional<ObjectNode> said(MessageEvent event, Telemetry telemetry) {
        ObjectNode input = NODES.objectNode();
        if (event != MessageEvent.USER && event != MessageEvent.SYSTEM) {
            return Optional.empty();
        }
        JsonNode body = json(telemetry.body());
        add(input, event, body.isMissingNode() || body.isNull() ? message(telemetry.attributes()) : body);
        if (event == MessageEvent.SYSTEM) {
            add(input, "user", NODES.textNode("")); // an input is one of a user
        }
        return Optional.of(input);
    }

    private static void addMessage(ObjectNode input, Telemetry.Event event) {
        MessageEvent.named(event.name()).ifPresent(named -> add(input, named, message(event.attributes())));
    }

    private static void add(ObjectNode input, MessageEvent event, JsonNode message) {
        switch (event) {
            case USER -> add(input, "user", message);
            case SYSTEM -> add(input, "system", message);
            case ASSISTANT, TOOL -> add(input, "assistant", message);
            case CHOICE -> {} // comes after what was asked
            case DETAILS, CONTENT -> {} // tell in their attributes
        }
    }

    private static JsonNode message(Map<String, JsonNode> attributes) {
        JsonNode content = attributes.get(EVENT_CONTENT);
        return content == null ? NODES.objectNode().setAll(attributes) : json(content);
    }

    private static void addNumbered(ObjectNode input, Map<String, JsonNode> attributes) {
        String name = "gen_ai.prompt.0.";
        // A message that calls a tool has no content.
        for (int i = 0; attributes.containsKey(name + "content") || attributes.containsKey(name + "role"); ) {
            JsonNode role = attributes.get(name + "role");
            JsonNode content = attributes.getOrDefault(name + "content", NODES.textNode(""));
            add(input, role == null ? "user" : role.asText("user"), content);
            name = "gen_ai.prompt." + ++i + ".";
        }
    }

    private static void add(ObjectNode input, String role, JsonNode message) {
        ArrayNode messages = input.withArray("messages");
        Role read = role.isBlank() ? Role.USER : Role.named(role);
        messages.addObject().put("role", read.word()).put("content", text(message));
    }

    /** The text of a message, of its parts, or of a list of parts. */
    private static String text(JsonNode of) {
        if (of.isTextual()) {
            return of.textValue();
        }
        if (of.isArray()) {
            return StreamSupport.stream(of.spliterator(), false)
                    .filter(part -> TEXTS.contains(part.path("type").asText("text")))
                    .map(Prompt::text)
                    .collect(Collectors.joining("\n"));
        }
        JsonNode inner = of.has("parts") ? of.path("parts") : of.has("content") ? of.path("content") : of.path("text");
        return inner.isContainerNode() || inner.isTextual() ? text(inner) : "";
    }

    /** Bytes that reading JSON in its texts takes: of the largest, since they are read one after the other. */
    static long treeBytes(Telemetry telemetry) {
        Stream<JsonNode> attributes = Stream.concat(
                        Stream.of(telemetry.attributes()),
                        telemetry.events().stream().map(Telemetry.Event::attributes))
                .flatMap(each -> each.values().stream());
        return Stream.concat(attributes, Stream.of(telemetry.body()))
                .filter(Prompt::looksLikeJson)
                .mapToLong(value -> Footprint.within(value.textValue()))
                .max()
                .orElse(0);
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

package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.ingest.reading.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    private Prompt() {}

    /**
     * An {@code input} as an interaction has it; empty when the sender captured none. Senders in between two conventions say the same in several places, so
     * that the messages of one count: of the newest that has a text.
     */
    static Optional<ObjectNode> of(Telemetry telemetry) {
        List<ObjectNode> places = places(telemetry);
        ObjectNode input = places.stream()
                .filter(Prompt::hasText)
                .findFirst()
                .or(() -> places.stream().filter(place -> place.has("messages")).findFirst())
                .orElseGet(NODES::objectNode);
        if (!instructs(input)) {
            places.stream()
                    .flatMap(place -> Stream.ofNullable(place.get("system")))
                    .findFirst()
                    .ifPresent(system -> input.set("system", system));
        }
        return input.isEmpty() ? Optional.empty() : Optional.of(input);
    }

    /** What each place says, the newest convention first. */
    private static List<ObjectNode> places(Telemetry telemetry) {
        return Stream.of(
                        Stream.of(inAttributes(telemetry.attributes())),
                        inAttributesOf(telemetry.events().stream().filter(Prompt::isDetails)),
                        Stream.of(inMessages(telemetry.events())),
                        inAttributesOf(telemetry.events().stream().filter(event -> !isDetails(event))),
                        Stream.of(numbered(telemetry.attributes())))
                .flatMap(Function.identity())
                .toList();
    }

    private static boolean isDetails(Telemetry.Event event) {
        return MessageEvent.named(event.name())
                .filter(MessageEvent.DETAILS::equals)
                .isPresent();
    }

    private static Stream<ObjectNode> inAttributesOf(Stream<Telemetry.Event> events) {
        return events.map(event -> inAttributes(event.attributes())).filter(input -> !input.isEmpty());
    }

    private static ObjectNode inAttributes(Map<String, JsonNode> attributes) {
        ObjectNode input = NODES.objectNode();
        Convention.SYSTEM
                .in(attributes)
                .map(system -> text(JsonText.read(system)))
                .filter(system -> !system.isBlank())
                .ifPresent(system -> input.put("system", system));
        Convention.MESSAGES.in(attributes).map(JsonText::read).ifPresent(messages -> {
            if (messages.isArray()) {
                messages.forEach(message -> add(input, message.path("role").asText(""), message));
            } else {
                input.put("prompt", messages.isTextual() ? messages.textValue() : messages.toString());
            }
        });
        return input;
    }

    private static boolean hasText(ObjectNode input) {
        return !input.path("prompt").asText("").isBlank() || messages(input).anyMatch(Prompt::isSaid);
    }

    private static boolean instructs(ObjectNode input) {
        return input.has("system")
                || messages(input)
                        .filter(message -> Role.named(message.path("role").asText()) == Role.SYSTEM)
                        .anyMatch(Prompt::isSaid);
    }

    private static Stream<JsonNode> messages(ObjectNode input) {
        return StreamSupport.stream(input.path("messages").spliterator(), false);
    }

    private static boolean isSaid(JsonNode message) {
        return !message.path("content").asText().isBlank();
    }

    /** An {@code input} with the one message that an event tells; empty when it is of the model's side, or tells no text. */
    static Optional<ObjectNode> said(MessageEvent event, Telemetry telemetry) {
        ObjectNode input = NODES.objectNode();
        if (event != MessageEvent.USER && event != MessageEvent.SYSTEM) {
            return Optional.empty();
        }
        JsonNode body = JsonText.read(telemetry.body());
        add(input, event, body.isMissingNode() || body.isNull() ? message(telemetry.attributes()) : body);
        if (event == MessageEvent.SYSTEM) {
            add(input, "user", NODES.textNode("")); // an input is one of a user
        }
        return Optional.of(input);
    }

    private static ObjectNode inMessages(List<Telemetry.Event> events) {
        ObjectNode input = NODES.objectNode();
        events.forEach(event ->
                MessageEvent.named(event.name()).ifPresent(named -> add(input, named, message(event.attributes()))));
        return input;
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
        JsonNode whole = attributes.get(EVENT_CONTENT);
        if (whole != null) {
            return JsonText.read(whole);
        }
        ObjectNode message = NODES.objectNode();
        message.setAll(attributes);
        if (message.has("content")) {
            message.set("content", JsonText.parts(message.path("content")));
        }
        return message;
    }

    private static ObjectNode numbered(Map<String, JsonNode> attributes) {
        ObjectNode input = NODES.objectNode();
        String name = "gen_ai.prompt.0.";
        // A message that calls a tool has no content.
        for (int i = 0; attributes.containsKey(name + "content") || attributes.containsKey(name + "role"); ) {
            JsonNode role = attributes.getOrDefault(name + "role", NODES.nullNode());
            JsonNode content = attributes.getOrDefault(name + "content", NODES.textNode(""));
            add(input, role.asText(""), JsonText.parts(content));
            name = "gen_ai.prompt." + ++i + ".";
        }
        return input;
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
}

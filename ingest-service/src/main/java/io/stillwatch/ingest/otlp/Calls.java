package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the calls of a model among telemetry, and says each as the interaction that a provider would have sent as a line, so that one set of
 * rules reads both. A span and the event that tells of the same call have one id, trace and span, and so count once.
 */
final class Calls {
    private static final Set<String> OF_A_MODEL =
            Set.of("chat", "text_completion", "generate_content", "embeddings", "completion");
    /** What else the conventions name, and what frameworks call steps of their own; and what asks a provider and no model. */
    private static final Pattern OF_NO_MODEL = Pattern.compile(
            "(?i).*(agent|tool|workflow|retriev|memory|task|plan|conversation_turn|fetch_response|count_tokens).*");

    /** Stands where a message has nothing to say. */
    private static final String UNKNOWN = "-";

    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final long SECOND = 1_000_000_000;

    private final Senders senders;

    Calls(Senders senders) {
        this.senders = senders;
    }

    /** The call as an interaction; empty for what is none: tools, agents, retrievals, web requests, anything else. */
    Optional<ObjectNode> of(Signal signal, Telemetry telemetry) {
        return isCall(signal, telemetry) ? Optional.of(interaction(telemetry, Prompt.of(telemetry))) : Optional.empty();
    }

    /** Whether the conventions have no place for what was asked, as they have none for what is embedded. */
    static boolean tellsNothing(ObjectNode call) {
        return !call.has("input")
                && call.path("operation").asText().toLowerCase(Locale.ROOT).contains("embedding");
    }

    /**
     * A message of a call, told by a log event of its own, as an interaction of which nothing but id, time and input counts; empty for what is
     * none, for what the model's side said, and for what belongs to no call.
     */
    Optional<ObjectNode> message(Signal signal, Telemetry telemetry) {
        return signal == Signal.LOGS && id(telemetry).isPresent()
                ? MessageEvent.named(eventName(telemetry))
                        .flatMap(event -> Prompt.said(event, telemetry))
                        .map(input -> said(telemetry, input))
                : Optional.empty();
    }

    private static ObjectNode said(Telemetry in, ObjectNode input) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        id(in).ifPresent(id -> out.put("id", id));
        time(in).ifPresent(time -> out.put("time", time));
        out.put("account", UNKNOWN);
        out.put("model", UNKNOWN);
        out.set("input", input);
        return out;
    }

    private static boolean isCall(Signal signal, Telemetry telemetry) {
        return switch (signal) {
            case TRACES -> isOfAModel(telemetry);
            case LOGS ->
                MessageEvent.named(eventName(telemetry))
                                .filter(MessageEvent.DETAILS::equals)
                                .isPresent()
                        && isOfAModel(telemetry);
        };
    }

    /**
     * Conventions before 1.27 know no operations, and gateways have words of their own for them (LiteLLM: acompletion, aresponses): who names a
     * provider and a model called one, unless the word is one for something else.
     */
    private static boolean isOfAModel(Telemetry telemetry) {
        String operation = Convention.OPERATION
                .in(telemetry.attributes())
                .map(JsonNode::asText)
                .orElse("");
        boolean named = Convention.PROVIDER.in(telemetry.attributes()).isPresent()
                && Convention.MODEL.in(telemetry.attributes()).isPresent();
        return OF_A_MODEL.contains(operation)
                || (named && !OF_NO_MODEL.matcher(operation).matches());
    }

    private static String eventName(Telemetry telemetry) {
        JsonNode older = telemetry.attributes().get("event.name");
        return telemetry.name().isEmpty() && older != null ? older.asText("") : telemetry.name();
    }

    private ObjectNode interaction(Telemetry in, Optional<ObjectNode> input) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        id(in).ifPresent(id -> out.put("id", id));
        time(in).ifPresent(time -> out.put("time", time));
        named(in, senders.account()).ifPresent(account -> out.set("account", account));
        named(in, senders.endUser()).ifPresent(endUser -> out.set("endUser", Names.cleaned(endUser)));
        named(in, senders.credential()).ifPresent(credential -> out.set("credential", credential));
        name(out, "operation", in.attributes(), Convention.OPERATION);
        name(out, "model", in.attributes(), Convention.MODEL);
        Convention.CONVERSATION
                .in(in.attributes())
                .filter(JsonNode::isTextual)
                .ifPresent(conversation -> out.set("conversation", conversation));
        set(out, "status", in, Convention.STATUS, Numbers::isCount);
        name(out, "source", in.resource(), Convention.SOURCE);
        Convention.FINISH_REASON
                .in(in.attributes())
                .map(JsonText::read)
                .map(reasons -> reasons.isArray() ? reasons.path(0) : reasons)
                .filter(JsonNode::isTextual)
                .ifPresent(reason -> out.set("finishReason", Names.cleaned(reason)));
        out.set("usage", usage(in));
        out.set("parameters", parameters(in));
        out.set("client", client(in));
        input.ifPresent(text -> out.set("input", text));
        return out;
    }

    private static ObjectNode usage(Telemetry in) {
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        set(usage, "inputTokens", in, Convention.INPUT_TOKENS, Numbers::isCount);
        set(usage, "outputTokens", in, Convention.OUTPUT_TOKENS, Numbers::isCount);
        set(usage, "reasoningTokens", in, Convention.REASONING_TOKENS, Numbers::isCount);
        set(usage, "cachedTokens", in, Convention.CACHED_TOKENS, Numbers::isCount);
        return usage;
    }

    private static ObjectNode parameters(Telemetry in) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        set(parameters, "temperature", in, Convention.TEMPERATURE, Numbers::isDecimal);
        set(parameters, "maxTokens", in, Convention.MAX_TOKENS, Numbers::isCount);
        set(parameters, "choices", in, Convention.CHOICES, Numbers::isCount);
        set(parameters, "stream", in, Convention.STREAM, JsonNode::isBoolean);
        Convention.TOOLS
                .in(in.attributes())
                .map(JsonText::read)
                .filter(JsonNode::isArray)
                .ifPresent(tools -> parameters.put("tools", tools.size()));
        return parameters;
    }

    private static ObjectNode client(Telemetry in) {
        ObjectNode client = JsonNodeFactory.instance.objectNode();
        set(client, "address", in, Convention.ADDRESS, JsonNode::isTextual);
        set(client, "userAgent", in, Convention.USER_AGENT, JsonNode::isTextual);
        return client;
    }

    private static void name(ObjectNode out, String field, Map<String, JsonNode> attributes, Convention from) {
        from.in(attributes).filter(JsonNode::isTextual).ifPresent(name -> out.set(field, Names.cleaned(name)));
    }

    /** What does not fit is unknown: the values come from client libraries, and a refused call would be out of sight. */
    private static void set(ObjectNode out, String field, Telemetry in, Convention from, Predicate<JsonNode> fits) {
        from.in(in.attributes())
                .map(value -> fits.test(value) ? value : Numbers.of(value))
                .filter(fits)
                .ifPresent(value -> out.set(field, value));
    }

    private static Optional<JsonNode> named(Telemetry in, List<String> attributes) {
        return attributes.stream()
                .flatMap(name ->
                        Stream.of(in.attributes(), in.resource()).flatMap(of -> Stream.ofNullable(of.get(name))))
                .filter(value -> value.isValueNode() && !value.asText().isBlank() && !value.isNull())
                .map(value -> value.isTextual() ? value : JsonNodeFactory.instance.textNode(value.asText()))
                .findFirst();
    }

    private static Optional<String> id(Telemetry in) {
        return TRACE_ID.matcher(in.traceId()).matches()
                        && SPAN_ID.matcher(in.spanId()).matches()
                ? Optional.of(in.traceId() + "-" + in.spanId())
                : Optional.empty();
    }

    private static Optional<String> time(Telemetry in) {
        return in.time() == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(
                                Long.divideUnsigned(in.time(), SECOND), Long.remainderUnsigned(in.time(), SECOND))
                        .toString());
    }
}

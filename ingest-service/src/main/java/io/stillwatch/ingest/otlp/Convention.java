package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The version table: what is read from which attribute in which semantic conventions, the newest name first. The first name that a record
 * carries counts, so that one sender may speak several versions. {@code docs/reference/otlp.md} shows this very table.
 */
enum Convention {
    OPERATION("operation", now("gen_ai.operation.name", "1.27"), openLlmetry("llm.request.type")),
    MODEL("model", now("gen_ai.request.model", "1.26"), now("gen_ai.response.model", "1.26")),
    PROVIDER("(a call, if there is a model)", now("gen_ai.provider.name", "1.37"), until("gen_ai.system", "1.36")),
    CONVERSATION("conversation", now("gen_ai.conversation.id", "1.34")),
    SOURCE("source", now("service.name", "1.0")),
    FINISH_REASON(
            "finishReason",
            now("gen_ai.response.finish_reasons", "1.26"),
            openLlmetry("gen_ai.completion.0.finish_reason")),
    INPUT_TOKENS(
            "usage.inputTokens",
            now("gen_ai.usage.input_tokens", "1.27"),
            until("gen_ai.usage.prompt_tokens", "1.26"),
            openLlmetry("llm.usage.prompt_tokens")),
    OUTPUT_TOKENS(
            "usage.outputTokens",
            now("gen_ai.usage.output_tokens", "1.27"),
            until("gen_ai.usage.completion_tokens", "1.26"),
            openLlmetry("llm.usage.completion_tokens")),
    REASONING_TOKENS(
            "usage.reasoningTokens",
            now("gen_ai.usage.reasoning.output_tokens", "1.41"),
            openLlmetry("gen_ai.usage.reasoning_tokens")),
    CACHED_TOKENS(
            "usage.cachedTokens",
            now("gen_ai.usage.cache_read.input_tokens", "1.40"),
            openLlmetry("gen_ai.usage.cache_read_input_tokens")),
    TEMPERATURE("parameters.temperature", now("gen_ai.request.temperature", "1.26")),
    MAX_TOKENS("parameters.maxTokens", now("gen_ai.request.max_tokens", "1.26")),
    CHOICES("parameters.choices", now("gen_ai.request.choice.count", "1.31")),
    STREAM("parameters.stream", now("gen_ai.request.stream", "1.41"), openLlmetry("llm.is_streaming")),
    TOOLS("parameters.tools, counted", now("gen_ai.tool.definitions", "1.38")),
    ADDRESS("client.address", now("client.address", "1.21"), until("http.client_ip", "1.20")),
    USER_AGENT("client.userAgent", now("user_agent.original", "1.19"), until("http.user_agent", "1.18")),
    STATUS("status", now("http.response.status_code", "1.21"), until("http.status_code", "1.20")),
    SYSTEM("input.system", now("gen_ai.system_instructions", "1.37")),
    MESSAGES("input.messages", now("gen_ai.input.messages", "1.37"), until("gen_ai.prompt", "1.27"));

    /** A name and the conventions that have it. */
    record Name(String attribute, String versions) {}

    private final String becomes;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Name> names;

    Convention(String becomes, Name... names) {
        this.becomes = becomes;
        this.names = List.of(names);
    }

    /** The value under the newest name that is there; what is empty is not. */
    Optional<JsonNode> in(Map<String, JsonNode> attributes) {
        return names.stream()
                .map(name -> attributes.get(name.attribute()))
                .filter(value -> value != null && !value.isNull() && !isBlank(value))
                .findFirst();
    }

    private static boolean isBlank(JsonNode value) {
        return value.isTextual() && value.textValue().isBlank();
    }

    /** The table as the documentation shows it, in Markdown. */
    static String table() {
        return Stream.of(values())
                .map(each -> "| `%s` | %s |"
                        .formatted(
                                each.becomes,
                                each.names.stream()
                                        .map(name -> "`%s` (%s)".formatted(name.attribute(), name.versions()))
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n", "| becomes | is read from (conventions) |\n|---|---|\n", "\n"));
    }

    private static Name now(String attribute, String since) {
        return new Name(attribute, "since " + since);
    }

    private static Name until(String attribute, String last) {
        return new Name(attribute, "until " + last);
    }

    private static Name openLlmetry(String attribute) {
        return new Name(attribute, "OpenLLMetry");
    }
}

package io.stillwatch.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConventionsTest {
    private static final String TRACE = "5b8efff798038103d269b633813fc60c";
    private static final String SPAN = "eee19b7ec3c1b174";
    private static final long TIME = 1_776_845_730_123_456_789L;
    private static final Senders SENDERS =
            new Senders(List.of("tenant", "account.id"), List.of("user.id"), List.of("credential.id"), false);

    @Test
    void the_documentation_shows_this_very_table() throws IOException {
        assertThat(Files.readString(Path.of("../docs/reference/otlp.md")))
                .contains(Convention.table(), MessageEvent.table());
    }

    @Test
    void conventions_of_1_37_and_later() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", "chat"),
                text("gen_ai.provider.name", "openai"),
                text("gen_ai.request.model", "m-4"),
                text("gen_ai.conversation.id", "c_1"),
                number("gen_ai.usage.input_tokens", 412),
                number("gen_ai.usage.output_tokens", 1893),
                number("gen_ai.usage.reasoning.output_tokens", 900),
                number("gen_ai.request.max_tokens", 4096),
                list("gen_ai.response.finish_reasons", "stop"),
                text("gen_ai.system_instructions", "[{\"type\":\"text\",\"content\":\"be kind\"}]"),
                text(
                        "gen_ai.input.messages",
                        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"one\"},{\"type\":\"text\",\"content\":\"two\"}]},"
                                + "{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"name\":\"x\"}]}]")));

        assertThat(call.path("id").asText()).isEqualTo(TRACE + "-" + SPAN);
        assertThat(call.path("time").asText()).isEqualTo("2026-04-22T08:15:30.123456789Z");
        assertThat(call.path("operation").asText()).isEqualTo("chat");
        assertThat(call.path("model").asText()).isEqualTo("m-4");
        assertThat(call.path("conversation").asText()).isEqualTo("c_1");
        assertThat(call.path("finishReason").asText()).isEqualTo("stop");
        assertThat(call.path("usage").toString())
                .isEqualTo("{\"inputTokens\":412,\"outputTokens\":1893,\"reasoningTokens\":900}");
        assertThat(call.path("parameters").toString()).isEqualTo("{\"maxTokens\":4096}");
        assertThat(call.path("input").toString())
                .isEqualTo("{\"system\":\"be kind\",\"messages\":[{\"role\":\"user\",\"content\":\"one\\ntwo\"},"
                        + "{\"role\":\"other\",\"content\":\"\"}]}");
    }

    @Test
    void messages_may_be_a_structure_in_place_of_a_text() {
        AnyValue part = object(text("type", "text"), text("content", "hello"));
        KeyValue parts = KeyValue.newBuilder()
                .setKey("parts")
                .setValue(AnyValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder().addValues(part)))
                .build();
        KeyValue messages = KeyValue.newBuilder()
                .setKey("gen_ai.input.messages")
                .setValue(AnyValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder().addValues(object(text("role", "user"), parts))))
                .build();

        assertThat(call(span(text("gen_ai.operation.name", "chat"), messages))
                        .path("input")
                        .toString())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    @Test
    void conventions_of_1_28_to_1_36_with_messages_as_events_on_the_span() {
        Span.Builder span = span(
                text("gen_ai.operation.name", "chat"),
                text("gen_ai.system", "openai"),
                text("gen_ai.request.model", "m-4"));
        span.addEvents(event("gen_ai.system.message", text("content", "be kind")));
        span.addEvents(event("gen_ai.user.message", text("content", "hello")));
        span.addEvents(event("gen_ai.choice", text("content", "an answer")));

        assertThat(call(span).path("input").path("messages").toString())
                .isEqualTo("[{\"role\":\"system\",\"content\":\"be kind\"},{\"role\":\"user\",\"content\":\"hello\"}]");
    }

    @Test
    void conventions_of_1_26_and_before_have_no_operation_and_other_names_for_tokens() {
        Span.Builder span = span(
                text("gen_ai.system", "openai"),
                text("gen_ai.request.model", "m-4"),
                number("gen_ai.usage.prompt_tokens", 7),
                number("gen_ai.usage.completion_tokens", 9));
        span.addEvents(
                event("gen_ai.content.prompt", text("gen_ai.prompt", "[{\"role\":\"user\",\"content\":\"hello\"}]")));

        ObjectNode call = call(span);

        assertThat(call.path("usage").toString()).isEqualTo("{\"inputTokens\":7,\"outputTokens\":9}");
        assertThat(call.path("input").toString())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    @Test
    void numbered_attributes_of_open_llmetry() {
        ObjectNode call = call(span(
                text("llm.request.type", "chat"),
                text("gen_ai.request.model", "m-4"),
                text("gen_ai.prompt.0.role", "system"),
                text("gen_ai.prompt.0.content", "be kind"),
                text("gen_ai.prompt.1.role", "user"),
                text("gen_ai.prompt.1.content", "hello")));

        assertThat(call.path("input").path("messages")).hasSize(2);
        assertThat(call.path("input").path("messages").path(1).toString())
                .isEqualTo("{\"role\":\"user\",\"content\":\"hello\"}");
    }

    @Test
    void a_prompt_that_should_be_json_and_is_not_is_still_a_prompt() {
        assertThat(call(span(text("gen_ai.operation.name", "chat"), text("gen_ai.input.messages", "[{\"role\":")))
                        .path("input")
                        .toString())
                .isEqualTo("{\"prompt\":\"[{\\\"role\\\":\"}");
    }

    /** As LiteLLM's proxy sends them: an operation of its own name, and Python's texts for what is no text. */
    @Test
    void an_operation_by_another_name_is_a_call_of_who_names_provider_and_model() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", "acompletion"),
                text("llm.request.type", "acompletion"),
                text("gen_ai.system", "openai"),
                text("gen_ai.request.model", "m-4"),
                text("llm.is_streaming", "True"),
                text("gen_ai.response.finish_reasons", "[\"stop\"]"),
                text("client.address", "client.example.com")));

        assertThat(call.path("operation").asText()).isEqualTo("acompletion");
        assertThat(call.path("finishReason").asText()).isEqualTo("stop");
        assertThat(call.path("parameters").path("stream").asBoolean()).isTrue();
        assertThat(call.path("client").has("address")).isFalse();
    }

    @Test
    void what_is_no_call_of_a_model_is_left_aside() {
        assertThat(calls(Signal.TRACES, traces(span(text("gen_ai.operation.name", "execute_tool")))))
                .isEmpty();
        assertThat(calls(
                        Signal.TRACES,
                        traces(span(
                                text("gen_ai.operation.name", "invoke_agent"),
                                text("gen_ai.provider.name", "openai"),
                                text("gen_ai.request.model", "m-4")))))
                .isEmpty();
        assertThat(calls(Signal.TRACES, traces(span(text("http.request.method", "GET")))))
                .isEmpty();
        assertThat(calls(Signal.LOGS, logs("gen_ai.choice", text("gen_ai.operation.name", "chat"))))
                .isEmpty();
    }

    @Test
    void a_log_event_tells_of_the_same_call_as_its_span() {
        String event = "gen_ai.client.inference.operation.details";

        assertThat(calls(Signal.LOGS, logs(event, text("gen_ai.operation.name", "chat"))))
                .extracting(call -> call.path("id").asText())
                .containsExactly(TRACE + "-" + SPAN);
    }

    @Test
    void a_log_event_of_1_28_to_1_36_tells_of_a_message_in_its_body_or_in_an_attribute() {
        AnyValue body = object(text("content", "hello"), text("role", "user"));

        assertThat(message("gen_ai.user.message", body)).hasToString("{\"role\":\"user\",\"content\":\"hello\"}");
        assertThat(message("gen_ai.system.message", object(text("content", "be kind"))))
                .hasToString("{\"role\":\"system\",\"content\":\"be kind\"}");
        assertThat(message(
                        "gen_ai.user.message",
                        AnyValue.getDefaultInstance(),
                        text("gen_ai.event.content", "{\"role\":\"user\",\"content\":\"hello\"}")))
                .hasToString("{\"role\":\"user\",\"content\":\"hello\"}");
        for (String ofTheModel : List.of("gen_ai.assistant.message", "gen_ai.tool.message", "gen_ai.choice")) {
            assertThat(message(ofTheModel, body)).isNull();
        }
    }

    @Test
    void what_a_client_chooses_does_not_keep_a_call_out_of_sight() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", "chat"),
                text("gen_ai.request.model", "m\n4"),
                text("gen_ai.conversation.id", "c".repeat(600)),
                text("user.id", "u\u0000_9 \uD83D\uDE00"),
                text("gen_ai.input.messages", "[{\"role\":\"\\u0000\",\"content\":\"x\"}]")));

        assertThat(call.path("model").asText()).isEqualTo("m\uFFFD4");
        assertThat(call.path("conversation").asText()).isEqualTo("c".repeat(512));
        assertThat(call.path("endUser").asText()).isEqualTo("u\uFFFD_9 \uD83D\uDE00");
        assertThat(call.path("input").path("messages").toString())
                .isEqualTo("[{\"role\":\"other\",\"content\":\"x\"}]");
    }

    @Test
    void the_installation_says_which_attributes_name_account_end_user_and_credential() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", "chat"),
                text("user.id", "u_9"),
                text("credential.id", "key_1"),
                text("account.id", "second choice")));

        assertThat(call.path("account").asText()).isEqualTo("acct of the resource");
        assertThat(call.path("endUser").asText()).isEqualTo("u_9");
        assertThat(call.path("credential").asText()).isEqualTo("key_1");
        assertThat(call.path("source").asText()).isEqualTo("gateway");
    }

    @Test
    void what_a_client_library_says_wrongly_is_unknown_and_the_call_stays() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", "chat"),
                number("gen_ai.request.max_tokens", -1),
                text("gen_ai.request.temperature", "warm"),
                text("gen_ai.usage.input_tokens", "92")));

        assertThat(call.path("parameters")).isEmpty();
        assertThat(call.path("usage").toString()).isEqualTo("{\"inputTokens\":92}");
    }

    @Test
    void ids_that_are_none_make_no_id() {
        assertThat(call(span(text("gen_ai.operation.name", "chat")).setTraceId(ByteString.copyFrom(new byte[16])))
                        .has("id"))
                .isFalse();
        assertThat(call(span(text("gen_ai.operation.name", "chat")).setSpanId(ByteString.copyFrom(new byte[7])))
                        .has("id"))
                .isFalse();
    }

    /** As in the protocol's own example: ids in hex of either case, 64-bit numbers as texts, enums as numbers, unknown names ignored. */
    @Test
    void json_with_ids_in_hex_camel_case_and_enums_as_numbers_says_the_same_as_protobuf() {
        String json = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",
                "parentSpanId":"","name":"chat","kind":3,"startTimeUnixNano":"1776845730123456789","flags":1,"status":{"code":1},"new":{},
                "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
                {"key":"gen_ai.usage.input_tokens","value":{"intValue":"412"}},
                {"key":"gen_ai.request.temperature","value":{"doubleValue":0.5}},
                {"key":"gen_ai.request.stream","value":{"boolValue":true}},
                {"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}}]}]}],
                "resource":{"attributes":[{"key":"tenant","value":{"stringValue":"acct of the resource"}},
                {"key":"service.name","value":{"stringValue":"gateway"}}]}}]}""";
        Span.Builder same = span(
                text("gen_ai.operation.name", "chat"),
                number("gen_ai.usage.input_tokens", 412),
                KeyValue.newBuilder()
                        .setKey("gen_ai.request.temperature")
                        .setValue(AnyValue.newBuilder().setDoubleValue(0.5))
                        .build(),
                KeyValue.newBuilder()
                        .setKey("gen_ai.request.stream")
                        .setValue(AnyValue.newBuilder().setBoolValue(true))
                        .build(),
                list("gen_ai.response.finish_reasons", "stop"));

        assertThat(calls(Signal.TRACES, json(json))).hasSize(1).isEqualTo(calls(Signal.TRACES, traces(same)));
    }

    private static ObjectNode call(Span.Builder span) {
        return calls(Signal.TRACES, traces(span)).getFirst();
    }

    private static List<ObjectNode> calls(Signal signal, Body body) {
        return IntStream.range(0, body.size())
                .mapToObj(body::part)
                .map(part -> ((Body.Part.Whole) part).telemetry())
                .map(telemetry -> new Calls(SENDERS).of(signal, telemetry))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The message that an event tells; null for none. */
    private static @Nullable JsonNode message(String event, AnyValue body, KeyValue... attributes) {
        Telemetry telemetry = ((Body.Part.Whole) logs(event, body, attributes).part(0)).telemetry();
        return new Calls(SENDERS)
                .message(Signal.LOGS, telemetry)
                .map(message -> message.path("input").path("messages").path(0))
                .orElse(null);
    }

    private static Body traces(Span.Builder span) {
        return protobuf(
                Signal.TRACES,
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(ResourceSpans.newBuilder()
                                .setResource(resource())
                                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                        .build()
                        .toByteArray());
    }

    private static Body logs(String event, KeyValue... attributes) {
        return logs(event, AnyValue.getDefaultInstance(), attributes);
    }

    private static Body logs(String event, AnyValue body, KeyValue... attributes) {
        LogRecord.Builder entry = LogRecord.newBuilder()
                .setEventName(event)
                .setBody(body)
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(SPAN))
                .setObservedTimeUnixNano(TIME)
                .addAllAttributes(List.of(attributes));
        return protobuf(
                Signal.LOGS,
                ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(ResourceLogs.newBuilder()
                                .setResource(resource())
                                .addScopeLogs(ScopeLogs.newBuilder().addLogRecords(entry)))
                        .build()
                        .toByteArray());
    }

    private static Body protobuf(Signal signal, byte[] bytes) {
        return new ProtobufBody(signal, bytes, bytes.length, _ -> {});
    }

    private static Body json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonBody(Signal.TRACES, bytes, bytes.length, _ -> {});
    }

    private static Resource resource() {
        return Resource.newBuilder()
                .addAttributes(text("tenant", "acct of the resource"))
                .addAttributes(text("service.name", "gateway"))
                .build();
    }

    private static Span.Builder span(KeyValue... attributes) {
        return Span.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(SPAN))
                .setStartTimeUnixNano(TIME)
                .addAllAttributes(List.of(attributes));
    }

    private static Span.Event event(String name, KeyValue... attributes) {
        return Span.Event.newBuilder()
                .setName(name)
                .addAllAttributes(List.of(attributes))
                .build();
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }

    private static KeyValue list(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder()
                                .addValues(AnyValue.newBuilder().setStringValue(value))))
                .build();
    }

    private static AnyValue object(KeyValue... entries) {
        return AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(entries)))
                .build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}

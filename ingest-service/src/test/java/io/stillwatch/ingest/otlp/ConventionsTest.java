package io.stillwatch.ingest.otlp;

import static io.stillwatch.ingest.otlp.Gateway.SPAN;
import static io.stillwatch.ingest.otlp.Gateway.TRACE;
import static io.stillwatch.ingest.otlp.Gateway.call;
import static io.stillwatch.ingest.otlp.Gateway.calls;
import static io.stillwatch.ingest.otlp.Gateway.event;
import static io.stillwatch.ingest.otlp.Gateway.json;
import static io.stillwatch.ingest.otlp.Gateway.list;
import static io.stillwatch.ingest.otlp.Gateway.logs;
import static io.stillwatch.ingest.otlp.Gateway.message;
import static io.stillwatch.ingest.otlp.Gateway.number;
import static io.stillwatch.ingest.otlp.Gateway.object;
import static io.stillwatch.ingest.otlp.Gateway.span;
import static io.stillwatch.ingest.otlp.Gateway.text;
import static io.stillwatch.ingest.otlp.Gateway.traces;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each version of the conventions, and the dialects beside them, tell of the same call. */
class ConventionsTest {
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

    /** As LiteLLM's proxy sends them: an operation of its own name, and Python's texts for what is no text. */
    @Test
    void an_operation_by_another_name_is_a_call_of_who_names_provider_and_model() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", "acompletion"),
                text("llm.request.type", "acompletion"),
                text("gen_ai.system", "openai"),
                text("gen_ai.request.model", "m-4"),
                text("llm.is_streaming", "True"),
                text("gen_ai.response.finish_reasons", "[\"stop\"]")));

        assertThat(call.path("operation").asText()).isEqualTo("acompletion");
        assertThat(call.path("finishReason").asText()).isEqualTo("stop");
        assertThat(call.path("parameters").path("stream").asBoolean()).isTrue();
    }

    /** Conventions until 1.20 call whoever is at the other end of the socket a peer: of a call of a model that is the provider. */
    @Test
    void the_peer_of_a_socket_is_no_client() {
        assertThat(call(span(text("gen_ai.operation.name", "chat"), text("net.sock.peer.addr", "203.0.113.9")))
                        .path("client")
                        .has("address"))
                .isFalse();
        assertThat(call(span(text("gen_ai.operation.name", "chat"), text("http.client_ip", "203.0.113.9")))
                        .path("client")
                        .path("address")
                        .asText())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void a_log_event_tells_of_the_same_call_as_its_span() {
        String event = "gen_ai.client.inference.operation.details";

        assertThat(calls(Signal.LOGS, logs(event, text("gen_ai.operation.name", "chat"))))
                .extracting(call -> call.path("id").asText())
                .containsExactly(TRACE + "-" + SPAN);
    }

    @Test
    void an_event_without_a_time_of_its_own_happened_when_it_was_observed() {
        String json = """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"gen_ai.client.inference.operation.details",%s
                "observedTimeUnixNano":"1776845730123456789","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]}]}]}]}""";

        assertThat(List.of("", "\"timeUnixNano\":\"0\",", "\"timeUnixNano\":\"1776845731000000000\","))
                .extracting(time -> calls(Signal.LOGS, json(Signal.LOGS, json.formatted(time)))
                        .getFirst()
                        .path("time")
                        .asText())
                .containsExactly(
                        "2026-04-22T08:15:30.123456789Z", "2026-04-22T08:15:30.123456789Z", "2026-04-22T08:15:31Z");
    }

    @Test
    void an_event_in_protobuf_without_a_time_of_its_own_happened_when_it_was_observed() {
        assertThat(calls(
                        Signal.LOGS,
                        logs("gen_ai.client.inference.operation.details", text("gen_ai.operation.name", "chat"))))
                .extracting(call -> call.path("time").asText())
                .containsExactly("2026-04-22T08:15:30.123456789Z");
    }

    @Test
    void tools_that_were_offered_are_counted() {
        assertThat(List.of("[]", "[{\"name\":\"clock\"}]", "[{\"name\":\"clock\"},{\"name\":\"map\"}]"))
                .extracting(tools -> call(span(
                                text("gen_ai.operation.name", "chat"), text("gen_ai.tool.definitions", tools)))
                        .path("parameters")
                        .path("tools")
                        .asText())
                .containsExactly("0", "1", "2");
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

    /** As in the protocol's own example: ids in hex of either case, 64-bit numbers as texts, enums as numbers, unknown names ignored. */
    @Test
    void json_with_ids_in_hex_camel_case_and_enums_as_numbers_says_the_same_as_protobuf() {
        String json = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",
                "parentSpanId":"","name":"chat","kind":3,"startTimeUnixNano":"1776845730123456789","flags":1,"status":{"code":1},"new":{},
                "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
                {"key":"gen_ai.usage.input_tokens","value":{"newKind":{"stringValue":"1"},"intValue":"412"}},
                {"key":"gen_ai.request.temperature","value":{"doubleValue":0.5}},
                {"key":"gen_ai.request.stream","value":{"stringValue":null,"boolValue":true}},
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

    /** The mapping of protobuf to JSON allows numbers for texts, either with an exponent, and {@code null} for what is not there. */
    @Test
    void json_says_a_number_in_any_of_its_ways_and_null_for_nothing() {
        String span = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s","startTimeUnixNano":%s,"events":null,"status":null,"attributes":[
                {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":%s}},
                {"key":"gen_ai.prompt.0.role","value":null},{"key":"gen_ai.prompt.0.content","value":{"stringValue":"hello"}}]}]}]}]}""";
        for (String time : List.of("1.7e18", "\"1.7e18\"", "1700000000000000000", "17000000000000000000E-1")) {
            ObjectNode call = calls(Signal.TRACES, json(span.formatted(TRACE, SPAN, time, "4.12e2")))
                    .getFirst();

            assertThat(call.path("time").asText()).isEqualTo("2023-11-14T22:13:20Z");
            assertThat(call.path("usage").path("inputTokens").intValue()).isEqualTo(412);
            assertThat(call.path("input").toString()).contains("\"role\":\"user\"");
        }
        for (String none : List.of("1.5", "1e99", "-1e3", "null", "\"1e999999999\"", "[]")) {
            assertThat(calls(Signal.TRACES, json(span.formatted(TRACE, SPAN, none, "1")))
                            .getFirst()
                            .has("time"))
                    .as(none)
                    .isFalse();
        }
    }

    @Test
    void an_event_whose_name_is_null_has_the_one_that_its_attribute_says() {
        String json = """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":null,"body":null,"timeUnixNano":"1776845731000000000","attributes":[
                {"key":"event.name","value":{"stringValue":"gen_ai.client.inference.operation.details"}},
                {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]}]}]}]}""";

        assertThat(calls(Signal.LOGS, json(Signal.LOGS, json))).hasSize(1);
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
    void who_it_was_is_looked_for_on_the_record_before_its_resource() {
        Span.Builder span = span(
                text("gen_ai.operation.name", "chat"),
                text("tenant", "acct of the record"),
                text("user.id", "user of the record"),
                text("credential.id", "key of the record"));
        Resource.Builder resource = Resource.newBuilder()
                .addAttributes(text("tenant", "acct of the resource"))
                .addAttributes(text("user.id", "user of the resource"))
                .addAttributes(text("credential.id", "key of the resource"));

        ObjectNode call = calls(Signal.TRACES, traces(span, resource.build())).getFirst();

        assertThat(List.of("account", "endUser", "credential"))
                .extracting(name -> call.path(name).asText())
                .containsExactly("acct of the record", "user of the record", "key of the record");
        ObjectNode ofTheResource = calls(
                        Signal.TRACES, traces(span(text("gen_ai.operation.name", "chat")), resource.build()))
                .getFirst();
        assertThat(List.of("account", "endUser", "credential"))
                .extracting(name -> ofTheResource.path(name).asText())
                .containsExactly("acct of the resource", "user of the resource", "key of the resource");
    }
}

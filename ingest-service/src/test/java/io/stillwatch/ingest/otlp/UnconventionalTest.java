package io.stillwatch.ingest.otlp;

import static io.stillwatch.ingest.otlp.Gateway.call;
import static io.stillwatch.ingest.otlp.Gateway.calls;
import static io.stillwatch.ingest.otlp.Gateway.event;
import static io.stillwatch.ingest.otlp.Gateway.json;
import static io.stillwatch.ingest.otlp.Gateway.logs;
import static io.stillwatch.ingest.otlp.Gateway.number;
import static io.stillwatch.ingest.otlp.Gateway.span;
import static io.stillwatch.ingest.otlp.Gateway.text;
import static io.stillwatch.ingest.otlp.Gateway.traces;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows no convention: what is no call is left aside, and what is wrong within one does not hide it. */
class UnconventionalTest {
    @Test
    void a_prompt_that_should_be_json_and_is_not_is_still_a_prompt() {
        assertThat(call(span(text("gen_ai.operation.name", "chat"), text("gen_ai.input.messages", "[{\"role\":")))
                        .path("input")
                        .toString())
                .isEqualTo("{\"prompt\":\"[{\\\"role\\\":\"}");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search_memory",
                "create_memory",
                "Plan",
                "plan_trip",
                "retrieval",
                "run_workflow",
                "subtask",
                "handle_conversation_turn"
            })
    void what_an_agent_does_between_its_calls_is_none(String operation) {
        assertThat(calls(
                        Signal.TRACES,
                        traces(span(
                                text("gen_ai.operation.name", operation),
                                text("gen_ai.provider.name", "openai"),
                                text("gen_ai.request.model", "m-4")))))
                .isEmpty();
    }

    /** Who polls for an answer that takes long would have asked a hundred times. */
    @ParameterizedTest
    @ValueSource(strings = {"fetch_response", "count_tokens", "acount_tokens"})
    void what_no_model_answers_is_no_call_of_one(String operation) {
        assertThat(calls(
                        Signal.TRACES,
                        traces(span(
                                text("gen_ai.operation.name", operation),
                                text("gen_ai.provider.name", "openai"),
                                text("gen_ai.response.model", "m-4")))))
                .isEmpty();
    }

    @Test
    void of_an_attribute_that_stands_twice_the_last_holds_in_either_form() {
        KeyValue[] attributes = {
            text("gen_ai.operation.name", "chat"),
            text("user.id", "first"),
            text("gen_ai.request.model", "m-1"),
            text("user.id", "last"),
            text("gen_ai.request.model", "m-2")
        };
        String json = Stream.of(attributes)
                .map(each -> "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}"
                        .formatted(each.getKey(), each.getValue().getStringValue()))
                .collect(Collectors.joining(
                        ",", "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"attributes\":[", "]}]}]}]}"));

        for (Body body : List.of(traces(span(attributes)), json(json))) {
            assertThat(calls(Signal.TRACES, body)).singleElement().satisfies(call -> {
                assertThat(call.path("endUser").asText()).isEqualTo("last");
                assertThat(call.path("model").asText()).isEqualTo("m-2");
            });
        }
    }

    @Test
    void what_a_tool_answered_told_as_an_event_on_the_span_is_not_what_was_asked() {
        Span.Builder span = span(text("gen_ai.operation.name", "chat"));
        span.addEvents(event("gen_ai.user.message", text("content", "hello")));
        span.addEvents(event("gen_ai.tool.message", text("content", "17")));

        assertThat(call(span).path("input").path("messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":\"hello\"},{\"role\":\"other\",\"content\":\"17\"}]");
    }

    @Test
    void what_a_client_chooses_does_not_keep_a_call_out_of_sight() {
        ObjectNode call = call(span(
                text("gen_ai.request.model", "m\n4"),
                text("gen_ai.conversation.id", "c".repeat(600)),
                text("gen_ai.operation.name", "o".repeat(600)),
                text("gen_ai.system", "openai"),
                text("user.id", "u\u0000_9 \uD83D\uDE00"),
                text("gen_ai.input.messages", "[{\"role\":\"\\u0000\",\"content\":\"x\"}]")));

        assertThat(call.path("model").asText()).isEqualTo("m\uFFFD4");
        assertThat(call.path("conversation").asText()).isEqualTo("c".repeat(600));
        assertThat(call.path("operation").asText()).isEqualTo("o".repeat(512));
        assertThat(call.path("endUser").asText()).isEqualTo("u\uFFFD_9 \uD83D\uDE00");
        assertThat(call.path("input").path("messages").toString())
                .isEqualTo("[{\"role\":\"other\",\"content\":\"x\"}]");
    }

    @Test
    void a_name_that_is_blank_stands_before_no_other() {
        ObjectNode call = call(span(
                text("gen_ai.operation.name", ""),
                text("llm.request.type", "chat"),
                text("gen_ai.request.model", " "),
                text("gen_ai.response.model", "m-4"),
                text("tenant", "")));

        assertThat(call.path("operation").asText()).isEqualTo("chat");
        assertThat(call.path("account").asText()).isEqualTo("acct of the resource");
        assertThat(call.path("model").asText()).isEqualTo("m-4");
    }

    /** LiteLLM passes the parts of a request on as they came. */
    @Test
    void parts_of_a_request_are_texts_like_those_of_the_conventions() {
        assertThat(call(span(
                                text("gen_ai.operation.name", "chat"),
                                text(
                                        "gen_ai.input.messages",
                                        "[{\"role\":\"Human\",\"parts\":[{\"type\":\"input_text\",\"text\":\"hello\"},"
                                                + "{\"type\":\"tool_call_response\",\"text\":\"17\"}]}]")))
                        .path("input")
                        .toString())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    /** Senders in between two conventions write both, for whoever reads the one or the other. */
    @Test
    void what_is_said_in_several_places_of_a_span_is_said_once() {
        String messages = "[{\"role\":\"user\",\"content\":\"hello\"}]";
        Span.Event details =
                event("gen_ai.client.inference.operation.details", text("gen_ai.input.messages", messages));
        Span.Event message = event("gen_ai.user.message", text("content", "hello"));
        Span.Event prompt = event("gen_ai.content.prompt", text("gen_ai.prompt", messages));
        KeyValue[] numbered = {text("gen_ai.prompt.0.role", "user"), text("gen_ai.prompt.0.content", "hello")};
        Span.Builder chat = span(text("gen_ai.operation.name", "chat"));

        assertThat(Stream.of(
                                chat.clone()
                                        .addAttributes(text("gen_ai.input.messages", messages))
                                        .addAllAttributes(List.of(numbered)),
                                chat.clone()
                                        .addAttributes(text("gen_ai.input.messages", messages))
                                        .addEvents(message),
                                chat.clone()
                                        .addAttributes(text("gen_ai.input.messages", messages))
                                        .addEvents(details),
                                chat.clone().addEvents(message).addEvents(details),
                                chat.clone().addEvents(prompt).addEvents(message),
                                chat.clone().addEvents(prompt).addAllAttributes(List.of(numbered)))
                        .map(span -> call(span).path("input").toString()))
                .containsOnly("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    @Test
    void of_messages_in_several_places_those_of_the_newest_convention_count() {
        Span.Builder span = span(
                text("gen_ai.operation.name", "chat"),
                text("gen_ai.prompt.0.role", "user"),
                text("gen_ai.prompt.0.content", "numbered"));
        List<String> counted = new ArrayList<>();
        for (Span.Event event : List.of(
                event("gen_ai.content.prompt", text("gen_ai.prompt", "prompt")),
                event("gen_ai.user.message", text("content", "message")),
                event(
                        "gen_ai.client.inference.operation.details",
                        text("gen_ai.input.messages", "[{\"content\":\"details\"}]")))) {
            counted.add(asked(span));
            span.addEvents(event);
        }
        counted.add(asked(span));
        counted.add(asked(span.addAttributes(text("gen_ai.prompt", "attribute"))));

        assertThat(counted).containsExactly("numbered", "prompt", "message", "details", "attribute");
    }

    @Test
    void messages_without_a_text_stand_before_no_others() {
        assertThat(call(span(
                                text("gen_ai.operation.name", "chat"),
                                text("gen_ai.input.messages", "[{\"role\":\"user\",\"parts\":[]}]"),
                                text("gen_ai.prompt.0.role", "user"),
                                text("gen_ai.prompt.0.content", "hello")))
                        .path("input")
                        .toString())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    @Test
    void instructions_stand_beside_messages_of_another_place_unless_these_have_them_too() {
        Span.Builder span = span(
                text("gen_ai.operation.name", "chat"),
                text("gen_ai.system_instructions", "[{\"type\":\"text\",\"content\":\"be kind\"}]"),
                text("gen_ai.prompt.0.role", "user"),
                text("gen_ai.prompt.0.content", "hello"));

        assertThat(call(span).path("input").path("system").asText()).isEqualTo("be kind");
        assertThat(call(span.addEvents(event("gen_ai.system.message", text("content", "be kind")))
                                .addEvents(event("gen_ai.user.message", text("content", "hello"))))
                        .path("input")
                        .toString())
                .isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"be kind\"},"
                        + "{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    private static String asked(Span.Builder span) {
        JsonNode input = call(span).path("input");
        return input.path("prompt")
                .asText(input.path("messages").path(0).path("content").asText());
    }

    /** As OpenLLMetry's instrumentation of Anthropic writes messages that are no text alone. */
    @Test
    void what_a_tool_answered_is_no_prompt_where_an_attribute_has_its_parts_as_json() {
        String answered = "[{\"type\": \"tool_result\", \"tool_use_id\": \"t_1\", \"content\": \"17 degrees\"}]";
        ObjectNode numbered = call(span(
                text("gen_ai.operation.name", "chat"),
                text("gen_ai.prompt.0.role", "user"),
                text("gen_ai.prompt.0.content", "how warm is it"),
                text("gen_ai.prompt.1.role", "user"),
                text("gen_ai.prompt.1.content", answered)));
        Span.Builder events = span(text("gen_ai.operation.name", "chat"))
                .addEvents(event("gen_ai.user.message", text("content", "how warm is it")))
                .addEvents(event("gen_ai.user.message", text("content", answered)));

        assertThat(List.of(numbered, call(events)))
                .extracting(call -> call.path("input").toString())
                .containsOnly("{\"messages\":[{\"role\":\"user\",\"content\":\"how warm is it\"},"
                        + "{\"role\":\"user\",\"content\":\"\"}]}");
    }

    @Test
    void a_text_beside_a_picture_is_that_text_in_whatever_script() {
        String parts =
                "[{\"type\": \"image\", \"source\": {\"type\": \"url\"}}, {\"type\": \"text\", \"text\": \"\\u4f60\\u597d\"}]";

        assertThat(asked(span(text("gen_ai.operation.name", "chat"), text("gen_ai.prompt.0.content", parts))))
                .isEqualTo("\u4f60\u597d");
    }

    /** A client may ask in JSON, and what it asks must not get out of sight by that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[1, 2]",
                "[{\"type\":\"image\"}, \"why\"]",
                "[{\"name\":\"type\"}]",
                "[{\"type\":1}]",
                "{\"type\":\"text\",\"text\":\"why\"}",
                "[{\"type\":\"image\"}] why",
                "[{\"type\":"
            })
    void a_text_that_is_json_but_no_list_of_parts_is_what_was_asked(String prompt) {
        assertThat(asked(span(text("gen_ai.operation.name", "chat"), text("gen_ai.prompt.0.content", prompt))))
                .isEqualTo(prompt);
    }

    @Test
    void what_stands_behind_json_is_not_out_of_sight() {
        String prompt = "[{\"role\":\"user\",\"content\":\"hello\"}] and now the other";

        assertThat(asked(span(text("gen_ai.operation.name", "chat"), text("gen_ai.prompt", prompt))))
                .isEqualTo(prompt);
    }

    @Test
    void a_message_whose_role_is_blank_is_one_of_the_user() {
        assertThat(call(span(
                                text("gen_ai.operation.name", "chat"),
                                text("gen_ai.input.messages", "[{\"role\":\" \",\"content\":\"hello\"}]")))
                        .path("input")
                        .toString())
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    @Test
    void a_message_without_a_role_is_one_of_the_user() {
        KeyValue chat = text("gen_ai.operation.name", "chat");

        assertThat(Stream.of(
                                span(chat, text("gen_ai.input.messages", "[{\"content\":\"hello\"}]")),
                                span(chat, text("gen_ai.input.messages", "[{\"role\":null,\"content\":\"hello\"}]")),
                                span(chat, text("gen_ai.prompt.0.content", "hello")))
                        .map(span -> call(span).path("input").toString()))
                .containsOnly("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    }

    @Test
    void an_answer_that_only_calls_a_tool_does_not_hide_what_was_asked_behind_it() {
        ObjectNode call = call(span(
                text("llm.request.type", "chat"),
                text("gen_ai.request.model", "m-4"),
                text("gen_ai.prompt.0.role", "user"),
                text("gen_ai.prompt.0.content", "hello"),
                text("gen_ai.prompt.1.role", "assistant"),
                text("gen_ai.prompt.1.tool_calls.0.name", "clock"),
                text("gen_ai.prompt.2.role", "user"),
                text("gen_ai.prompt.2.content", "how are you")));

        assertThat(call.path("input").path("messages").path(2).path("content").asText())
                .isEqualTo("how are you");
    }

    @Test
    void an_answer_told_as_an_event_on_the_span_ends_a_turn() {
        Span.Builder span = span(text("gen_ai.operation.name", "chat"));
        span.addEvents(event("gen_ai.user.message", text("content", "hello")));
        span.addEvents(event("gen_ai.assistant.message", text("content", "hello you")));

        assertThat(call(span).path("input").path("messages").toString())
                .isEqualTo(
                        "[{\"role\":\"user\",\"content\":\"hello\"},{\"role\":\"other\",\"content\":\"hello you\"}]");
    }

    @Test
    void instructions_without_a_message_are_told_of() {
        assertThat(call(span(
                                text("gen_ai.operation.name", "chat"),
                                text("gen_ai.system_instructions", "[{\"type\":\"text\",\"content\":\"be kind\"}]")))
                        .path("input")
                        .toString())
                .isEqualTo("{\"system\":\"be kind\"}");
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
        for (int length : List.of(7, 8)) {
            assertThat(call(span(text("gen_ai.operation.name", "chat"))
                                    .setSpanId(ByteString.copyFrom(new byte[length])))
                            .has("id"))
                    .isFalse();
        }
    }
}

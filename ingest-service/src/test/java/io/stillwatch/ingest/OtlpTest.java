package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Spans.PROTOBUF;
import static io.stillwatch.ingest.Spans.TRACES;
import static io.stillwatch.ingest.Spans.call;
import static io.stillwatch.ingest.Spans.chat;
import static io.stillwatch.ingest.Spans.request;
import static io.stillwatch.ingest.Spans.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of OTLP/HTTP, one test for each. */
@IngestTest
class OtlpTest {
    private static final String JSON = "application/json";

    private final Client client = Client.whenReady();

    @Test
    void an_empty_request_succeeds() {
        for (String path : List.of(TRACES, "/v1/logs")) {
            Client.Raw protobuf = client.raw(path, new byte[0], Map.of("Content-Type", PROTOBUF));
            Client.Raw json = client.raw(path, "{}".getBytes(UTF_8), Map.of("Content-Type", JSON));

            assertThat(protobuf.status()).isEqualTo(200);
            assertThat(protobuf.body()).isEmpty();
            assertThat(json.status()).isEqualTo(200);
            assertThat(new String(json.body(), UTF_8)).isEqualTo("{}");
        }
    }

    @Test
    void an_answer_has_the_type_of_the_request_whatever_accept_says() {
        assertThat(client.raw(TRACES, new byte[0], Map.of("Content-Type", PROTOBUF, "Accept", JSON))
                        .header("Content-Type"))
                .hasValue(PROTOBUF);
        assertThat(client.raw(TRACES, "{}".getBytes(UTF_8), Map.of("Content-Type", JSON, "Accept", PROTOBUF))
                        .header("Content-Type"))
                .hasValue(JSON);
    }

    @Test
    void a_request_with_bad_records_is_a_partial_success_that_counts_them() throws InvalidProtocolBufferException {
        byte[] request =
                request(call("acct_1"), call("acct_1").clearAttributes().addAttributes(chat()), call("acct_1"));

        Client.Raw answer = client.raw(TRACES, request, Map.of("Content-Type", PROTOBUF));

        assertThat(answer.status()).isEqualTo(200);
        var partial = ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess();
        assertThat(partial.getRejectedSpans()).isEqualTo(1);
        assertThat(partial.getErrorMessage())
                .contains("Record 2: account is missing.", "The account is read from: account.id.");
        assertThat(client.raw(TRACES, request, Map.of("Content-Type", PROTOBUF)).status())
                .isEqualTo(200);
    }

    @Test
    void json_answers_say_64_bit_numbers_as_texts() {
        String json = """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[
                {"eventName":"gen_ai.client.inference.operation.details","attributes":
                [{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}]},7]}]}]}""";

        Client.Raw answer = client.raw("/v1/logs", json.getBytes(UTF_8), Map.of("Content-Type", JSON));

        assertThat(answer.json()
                        .path("partialSuccess")
                        .path("rejectedLogRecords")
                        .asText())
                .isEqualTo("2");
        assertThat(answer.json()
                        .path("partialSuccess")
                        .path("rejectedLogRecords")
                        .isTextual())
                .isTrue();
        assertThat(answer.json().path("partialSuccess").path("errorMessage").asText())
                .contains("Record 1: id is missing.", "Record 2: line is not a JSON object.");
    }

    /** Telemetry may name a host there, and proxies pass on what a client said of itself. */
    @Test
    void a_call_whose_client_address_is_none_is_taken_and_counted_at_either_door() {
        Client.Answer line = client.interactions(
                Lines.interaction(id(), Lines.longAgo(), "acct_1", ",\"client\":{\"address\":\"unknown\"}"));
        Client.Raw span = client.raw(
                TRACES,
                request(call("acct_1")
                        .addAttributes(text("gen_ai.input.messages", "hello"))
                        .addAttributes(text("client.address", "client.example.com"))),
                Map.of("Content-Type", PROTOBUF));

        assertThat(line.json().path("accepted").asInt()).isOne();
        assertThat(span.body()).isEmpty();
        assertThat(client.metrics()).containsPattern("stillwatch_ingest_addresses_unread_total\\S* ([2-9]|[1-9]\\d)");
    }

    @Test
    void full_success_leaves_partial_success_unset() {
        Client.Raw answer = client.raw(
                TRACES,
                request(call("acct_1").addAttributes(text("gen_ai.input.messages", "hello"))),
                Map.of("Content-Type", PROTOBUF));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void requests_and_answers_may_be_packed() {
        byte[] packed = Client.gzip(request(call("acct_1"), call("acct_1")));

        Client.Raw answer = client.raw(
                TRACES,
                packed,
                Map.of("Content-Type", PROTOBUF, "Content-Encoding", "gzip", "Accept-Encoding", "gzip"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).hasValue("gzip");
        assertThat(new String(Client.gunzip(answer.body()), UTF_8)).contains("CONTENT IS MISSING in 2 of 2");
    }

    @Test
    void utf_8_may_be_written_without_its_hyphen() {
        for (String type : List.of(JSON + "; charset=utf8", JSON + "; charset=\"UTF-8\"")) {
            assertThat(client.raw(TRACES, "{}".getBytes(UTF_8), Map.of("Content-Type", type))
                            .status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void neither_length_nor_number_nor_name_keeps_a_call_out_of_sight() {
        String account = id();
        String many = IntStream.range(0, 6_000)
                .mapToObj(i ->
                        "{\"role\":\"%s\",\"content\":\"message %d\"}".formatted(i % 2 == 0 ? "user" : "assistant", i))
                .collect(Collectors.joining(",", "[", "]"));

        Client.Raw answer = client.raw(
                TRACES,
                request(
                        call(account).addAttributes(text("gen_ai.prompt", "one two three ".repeat(30_000))),
                        call(account).addAttributes(text("gen_ai.input.messages", many)),
                        call(account)
                                .addAttributes(text("gen_ai.prompt", "hello"))
                                .addAttributes(text("user_agent.original", "x".repeat(20_000)))
                                .addAttributes(text("user.id", "u\u0000_9"))),
                Map.of("Content-Type", PROTOBUF));

        assertThat(answer.body()).isEmpty();
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 3))
                .extracting(Topic.Event::body)
                .satisfiesExactlyInAnyOrder(
                        body -> assertThat(body).contains("\"characters\":262144,"),
                        body -> assertThat(body).contains("\"turn\":3000,"),
                        body -> assertThat(body).contains("\"endUser\":\"u\uFFFD_9\""));
    }

    @Test
    void the_same_span_counts_once_and_what_is_no_call_is_left_aside() {
        String account = id();
        Span.Builder call = call(account).addAttributes(text("gen_ai.prompt", "one two three four five six"));
        Span.Builder web = call(account).clearAttributes().addAttributes(text("http.request.method", "GET"));
        long accepted = accepted();

        Client.Raw first = client.raw(TRACES, request(call, web, call), Map.of("Content-Type", PROTOBUF));
        client.raw(TRACES, request(call), Map.of("Content-Type", PROTOBUF));

        assertThat(first.body()).isEmpty();
        assertThat(accepted()).isEqualTo(accepted + 1);
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1))
                .singleElement()
                .satisfies(event -> assertThat(event.body())
                        .contains("\"model\":\"m-4\"", "\"shingles\":[\"", "\"operation\":\"chat\""));
    }

    private long accepted() {
        return client.get("/v1/progress", "operator").json().path("accepted").asLong();
    }
}

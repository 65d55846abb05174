package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Crowd;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However much comes at once, and whatever it would become in memory, it fits or is asked to come back. */
@IngestTest
class OverloadTest {
    private static final Map<String, String> PROTOBUF = Map.of("Content-Type", "application/x-protobuf");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final long MEBI = 1024 * 1024;
    private static final int AT_ONCE = 12;
    /** Ten megabytes, and no call in it. */
    private static final byte[] LARGE =
            Spans.request(Stream.generate(OverloadTest::page).limit(10).toArray(Span.Builder[]::new));

    @Inject
    Budget budget;

    private final Client client = Client.whenReady();

    @Test
    void a_large_export_that_memory_has_no_room_for_is_told_when_to_come_back() {
        Client.Raw refused = Crowd.holding(budget, 56 * MEBI, () -> client.raw("/v1/traces", LARGE, PROTOBUF));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(refused.body()).startsWith(8, 8);
        assertThat(client.raw("/v1/traces", LARGE, PROTOBUF).status()).isEqualTo(200);
    }

    @Test
    void of_many_large_exports_at_once_each_is_served_or_told_to_come_back_and_none_stops_the_service() {
        List<Client.Raw> answers;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = Stream.generate(() ->
                            CompletableFuture.supplyAsync(() -> client.raw("/v1/traces", LARGE, PROTOBUF), senders))
                    .limit(AT_ONCE)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }

        assertThat(answers).extracting(Client.Raw::status).contains(200).containsOnly(200, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(refused -> assertThat(refused.header("Retry-After")).isPresent());
        assertThat(client.raw("/v1/traces", LARGE, PROTOBUF).status()).isEqualTo(200);
    }

    @Test
    void a_short_body_packed_with_zstd_takes_little() {
        Map<String, String> zstd = Map.of("Content-Type", Client.NDJSON, "Content-Encoding", "zstd");
        byte[] line = Client.zstd(interaction(id()).getBytes(UTF_8));

        Client.Raw taken = Crowd.holding(budget, 62 * MEBI, () -> client.raw("/v1/interactions", line, zstd));

        assertThat(taken.status()).isEqualTo(200);
    }

    @Test
    void what_a_long_record_becomes_in_memory_counts_as_well() {
        String line = interaction(id(), Lines.longAgo(), "acct_1", ",\"a\":[" + "7,".repeat(90_000) + "7]");

        Client.Answer refused = Crowd.holding(budget, 56 * MEBI, () -> client.interactions(line));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(client.interactions(line).accepted()).isEqualTo(1);
    }

    @Test
    void many_small_values_are_refused_before_anything_is_made_of_them() throws InvalidProtocolBufferException {
        String values = "{},".repeat(600_000) + "{}";
        byte[] span = Spans.request(Spans.call("acct_1").mergeFrom(emptyAttributes(110_000)), Spans.call("acct_1"));

        Client.Answer record = client.interactions("{\"a\":[" + values + "]}", interaction(id()));
        Client.Raw json = client.raw("/v1/traces", jsonOfOneSpan(values).getBytes(UTF_8), JSON);
        Client.Raw protobuf = client.raw("/v1/traces", span, PROTOBUF);

        assertThat(record.errors()).containsExactly("1 line holds more than 100000 values");
        assertThat(record.accepted()).isEqualTo(1);
        assertThat(new String(json.body(), UTF_8))
                .contains("\"rejectedSpans\":\"1\"", "Record 1: line holds more than 100000 values.");
        assertThat(ExportTraceServiceResponse.parseFrom(protobuf.body())
                        .getPartialSuccess()
                        .getErrorMessage())
                .contains("Record 1: line holds more than 100000 values.");
        assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
    }

    @Test
    void texts_of_one_call_that_look_like_json_cost_no_other_its_place() throws InvalidProtocolBufferException {
        Span.Builder talkative = Spans.call("acct_1");
        for (int message = 0; message < 13; message++) {
            talkative.addAttributes(Spans.text("gen_ai.prompt." + message + ".content", "[" + "{},".repeat(45_000)));
        }

        Client.Raw answer = client.raw("/v1/traces", Spans.request(talkative, Spans.call("acct_1")), PROTOBUF);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ExportTraceServiceResponse.parseFrom(answer.body())
                        .getPartialSuccess()
                        .getRejectedSpans())
                .isZero();
    }

    @Test
    void a_call_that_would_never_fit_beside_its_request_is_rejected_and_no_other() {
        String text = "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}},";
        String attributes = text.formatted("x", "x".repeat(1_900_000)).repeat(7)
                + text.formatted("gen_ai.input.messages", "[" + "{},".repeat(45_000) + " ".repeat(1_700_000))
                + "{}";
        String honest = "{\"attributes\":[{\"key\":\"http.route\",\"value\":{\"stringValue\":\"/\"}}]}";
        String request = jsonOfOneSpan(attributes).replace("]}]}]}]}", "]}," + honest + "]}]}]}");

        Client.Raw answer = client.raw("/v1/traces", request.getBytes(UTF_8), JSON);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8))
                .contains("\"rejectedSpans\":\"1\"", "Record 1: line takes more memory than a record may.");
    }

    private static String jsonOfOneSpan(String attributes) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"attributes\":[" + attributes + "]}]}]}]}";
    }

    private static Span.Builder page() {
        return Spans.call("acct_1").clearAttributes().addAttributes(Spans.text("page", "x".repeat(1_000_000)));
    }

    private static Span emptyAttributes(int count) {
        Span.Builder span = Span.newBuilder();
        for (int i = 0; i < count; i++) {
            span.addAttributesBuilder();
        }
        return span.build();
    }
}

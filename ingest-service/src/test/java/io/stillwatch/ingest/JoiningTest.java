package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conventions of 1.28 to 1.36 tell what was said in log events of their own, which come in other requests than the call. */
@IngestTest
class JoiningTest {
    private static final Map<String, String> PROTOBUF = Map.of("Content-Type", "application/x-protobuf");
    private static final String FIRST = "how is the sea today my old friend";
    private static final String LAST = "and how will it be tomorrow do you think";

    private final Client client = Client.whenReady();
    private final String account = id();
    private final Span.Builder call = Spans.call(account);

    @Test
    void messages_that_came_before_their_call_are_joined_to_it_by_trace_and_span() {
        long accepted = accepted();
        byte[] early = logs(said("gen_ai.system.message", "be kind", 0), said("gen_ai.user.message", FIRST, 1));
        // Sent again, it counts once.
        tell(early);
        tell(early);
        tell(logs(
                said("gen_ai.assistant.message", "calm", 2),
                said("gen_ai.user.message", LAST, 3),
                said("gen_ai.choice", "stormy", 4)));

        Client.Raw answer = client.raw("/v1/traces", Spans.request(call, Spans.call(account)), PROTOBUF);

        assertThat(new String(answer.body(), UTF_8)).contains("CONTENT IS MISSING in 1 of 2 model calls");
        assertThat(accepted()).isEqualTo(accepted + 2);
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 2))
                .extracting(Topic.Event::body)
                .satisfiesExactlyInAnyOrder(
                        body -> assertThat(body)
                                .contains(
                                        "\"characters\":" + LAST.length() + ",",
                                        "\"turn\":2,",
                                        "\"systemDigest\":\"",
                                        "\"shingles\":[\""),
                        body -> assertThat(body).doesNotContain("\"content\""));
    }

    @Test
    void of_very_many_messages_of_one_call_those_at_both_ends_are_joined() {
        LogRecord.Builder[] many = IntStream.range(0, 200)
                .mapToObj(second -> second == 0
                        ? said("gen_ai.system.message", "be kind", second)
                        : said("gen_ai.user.message", second == 199 ? LAST : FIRST, second))
                .toArray(LogRecord.Builder[]::new);
        tell(logs(many));

        assertThat(client.raw("/v1/traces", Spans.request(call), PROTOBUF).body())
                .isEmpty();
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1))
                .extracting(Topic.Event::body)
                .singleElement(as(STRING))
                .contains("\"characters\":" + LAST.length() + ",", "\"turn\":31,", "\"systemDigest\":\"");
    }

    @Test
    void messages_at_one_time_and_one_place_of_two_requests_are_both_joined() {
        tell(logs(said("gen_ai.system.message", "be kind", 0)));
        tell(logs(said("gen_ai.user.message", FIRST, 0)));
        tell(logs(said("gen_ai.user.message", LAST, 0)));
        tell(logs(said("gen_ai.user.message", LAST, 0)));

        assertThat(client.raw("/v1/traces", Spans.request(call), PROTOBUF).body())
                .isEmpty();
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1))
                .extracting(Topic.Event::body)
                .singleElement(as(STRING))
                .contains("\"turn\":2,", "\"systemDigest\":\"");
    }

    @Test
    void a_system_prompt_alone_is_joined_and_content_is_missing_still() {
        tell(logs(said("gen_ai.system.message", "be kind", 0)));

        Client.Raw answer = client.raw("/v1/traces", Spans.request(call), PROTOBUF);

        assertThat(new String(answer.body(), UTF_8)).contains("CONTENT IS MISSING in 1 of 1 model calls");
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 1))
                .extracting(Topic.Event::body)
                .singleElement(as(STRING))
                .contains("\"characters\":0,", "\"systemDigest\":\"");
    }

    @Test
    void a_span_whose_event_has_told_what_was_said_lacks_nothing() {
        LogRecord.Builder details = said("gen_ai.client.inference.operation.details", "", 0)
                .addAllAttributes(call.getAttributesList())
                .addAttributes(Spans.text("gen_ai.input.messages", FIRST));
        tell(logs(details));

        Client.Raw answer = client.raw("/v1/traces", Spans.request(call, Spans.call(account)), PROTOBUF);

        assertThat(new String(answer.body(), UTF_8)).contains("CONTENT IS MISSING in 1 of 2 model calls");
        assertThat(client.metrics()).contains("stillwatch_ingest_otlp_calls_total{content=\"told\",signal=\"traces\"");
    }

    @Test
    void an_embedding_has_no_content_to_miss() {
        call.clearAttributes()
                .addAttributes(Spans.text("gen_ai.operation.name", "embeddings"))
                .addAttributes(Spans.text("gen_ai.request.model", "e-4"))
                .addAttributes(Spans.text("account.id", account));

        assertThat(client.raw("/v1/traces", Spans.request(call), PROTOBUF).body())
                .isEmpty();
        assertThat(client.metrics()).contains("stillwatch_ingest_otlp_calls_total{content=\"none\",signal=\"traces\"");
    }

    @Test
    void a_call_that_comes_before_its_messages_counts_without_them() {
        Client.Raw answer = client.raw("/v1/traces", Spans.request(call), PROTOBUF);
        long accepted = accepted();
        tell(logs(said("gen_ai.user.message", FIRST, 1)));

        assertThat(new String(answer.body(), UTF_8)).contains("CONTENT IS MISSING in 1 of 1 model calls");
        assertThat(accepted()).isEqualTo(accepted);
    }

    @Test
    void a_message_that_belongs_to_no_call_is_left_aside_and_one_at_no_time_is_refused() {
        tell(logs(said("gen_ai.user.message", FIRST, 1).clearSpanId()));

        Client.Raw refused = client.raw(
                "/v1/logs", logs(said("gen_ai.user.message", FIRST, 1).clearObservedTimeUnixNano()), PROTOBUF);

        assertThat(new String(refused.body(), UTF_8)).contains("Record 1: time is missing.");
    }

    private void tell(byte[] events) {
        Client.Raw answer = client.raw("/v1/logs", events, PROTOBUF);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private LogRecord.Builder said(String event, String text, int second) {
        return LogRecord.newBuilder()
                .setEventName(event)
                .setTraceId(call.getTraceId())
                .setSpanId(call.getSpanId())
                .setObservedTimeUnixNano(call.getStartTimeUnixNano() + second * 1_000_000_000L)
                .addAttributes(Spans.text("gen_ai.system", "openai"))
                .setBody(AnyValue.newBuilder()
                        .setKvlistValue(KeyValueList.newBuilder().addValues(Spans.text("content", text))));
    }

    private static byte[] logs(LogRecord.Builder... events) {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder();
        Arrays.stream(events).forEach(scope::addLogRecords);
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().addScopeLogs(scope))
                .build()
                .toByteArray();
    }

    private long accepted() {
        return client.get("/v1/progress", "operator").json().path("accepted").asLong();
    }
}

package io.stillwatch.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.stillwatch.eventsourcing.Migrations;
import io.stillwatch.ingest.IngestTest;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.messages.HeldMessages;
import io.stillwatch.ingest.reading.Reading;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where prompts come in events only, with real rows of messages. */
@IngestTest
class WalkTest {
    private static final int CALLS = 600;

    private final List<ByteString> spans = IntStream.range(0, CALLS)
            .mapToObj(i -> ByteString.copyFrom(random(8)))
            .toList();
    private final ByteString trace = ByteString.copyFrom(random(16));
    private final long time = Instant.now().minus(3, ChronoUnit.HOURS).toEpochMilli() * 1_000_000;

    @Inject
    Intake.Way<InteractionRecorded> interactions;

    @Inject
    HeldMessages held;

    @Inject
    Budget budget;

    @Inject
    Migrations migrations;

    @BeforeEach
    void the_schema_is_there() {
        await().atMost(Duration.ofSeconds(60)).until(migrations::areDone);
    }

    @Test
    void a_call_without_content_is_left_to_its_event_unless_its_messages_are_held_and_the_order_stays() {
        Walk telling = walk(Signal.LOGS, logs(spans.stream().skip(CALLS / 2)));
        assertThat(all(telling)).isEmpty();
        assertThat(telling.counts().messages).isEqualTo(CALLS / 2);

        Walk walk = walk(Signal.TRACES, traces());

        assertThat(all(walk))
                .extracting(InteractionRecorded::id)
                .isEqualTo(spans.stream().skip(CALLS / 2).map(this::id).toList());
        assertThat(walk.counts().calls(Counts.Content.JOINED)).isEqualTo(CALLS / 2);
        assertThat(walk.counts().aside).isEqualTo(CALLS / 2);
        assertThat(walk.counts().calls(Counts.Content.MISSING)).isZero();
    }

    /** Its event is what counts, and would be refused by itself. */
    @Test
    void a_call_without_content_and_without_an_account_is_left_to_its_event_as_well() {
        Walk walk = walk(Signal.TRACES, traces(List.of(span(spans.getFirst()))));

        assertThat(walk.next()).isNull();
        assertThat(walk.counts().aside).isEqualTo(1);
    }

    /** Nothing else is to come: a call of its own, as poor as it is. */
    @Test
    void an_event_of_a_whole_call_without_content_waits_for_no_messages() {
        LogRecord.Builder call = LogRecord.newBuilder()
                .setEventName("gen_ai.client.inference.operation.details")
                .setTraceId(trace)
                .setSpanId(spans.getFirst())
                .setTimeUnixNano(time)
                .addAttributes(text("gen_ai.operation.name", "chat"))
                .addAttributes(text("gen_ai.request.model", "m-4"))
                .addAttributes(text("account.id", "acct_1"));

        Walk walk = walk(Signal.LOGS, logs(ScopeLogs.newBuilder().addLogRecords(call)));

        assertThat(all(walk)).extracting(InteractionRecorded::id).containsExactly(id(spans.getFirst()));
        assertThat(walk.counts().calls(Counts.Content.MISSING)).isEqualTo(1);
    }

    private String id(ByteString span) {
        return HexFormat.of().formatHex(trace.toByteArray()) + "-"
                + HexFormat.of().formatHex(span.toByteArray());
    }

    private Walk walk(Signal signal, byte[] request) {
        Senders contentInEvents = new Senders(List.of("account.id"), List.of(), List.of(), true);
        Body body = new ProtobufBody(signal, request, request.length, _ -> {});
        return new Walk(
                signal,
                body,
                contentInEvents,
                interactions.reader(),
                held,
                budget.of("someone"),
                budget.of("someone").lease());
    }

    private static List<InteractionRecorded> all(Walk walk) {
        List<InteractionRecorded> all = new ArrayList<>();
        for (@Nullable Reading<InteractionRecorded> next = walk.next(); next != null; next = walk.next()) {
            all.add(((Reading.Taken<InteractionRecorded>) next).record());
        }
        return all;
    }

    private byte[] logs(Stream<ByteString> of) {
        ScopeLogs.Builder scope = ScopeLogs.newBuilder();
        of.forEach(span -> scope.addLogRecords(LogRecord.newBuilder()
                .setEventName("gen_ai.user.message")
                .setTraceId(trace)
                .setSpanId(span)
                .setTimeUnixNano(time)
                .setBody(AnyValue.newBuilder().setStringValue("how is the sea today my old friend"))));
        return logs(scope);
    }

    private static byte[] logs(ScopeLogs.Builder scope) {
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().addScopeLogs(scope))
                .build()
                .toByteArray();
    }

    private byte[] traces() {
        return traces(spans.stream()
                .map(span -> span(span).addAttributes(text("account.id", "acct_1")))
                .toList());
    }

    private static byte[] traces(List<Span.Builder> spans) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        spans.forEach(scope::addSpans);
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope))
                .build()
                .toByteArray();
    }

    private Span.Builder span(ByteString id) {
        return Span.newBuilder()
                .setTraceId(trace)
                .setSpanId(id)
                .setStartTimeUnixNano(time)
                .addAttributes(text("gen_ai.operation.name", "chat"))
                .addAttributes(text("gen_ai.request.model", "m-4"));
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}

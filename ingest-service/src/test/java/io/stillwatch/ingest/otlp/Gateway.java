package io.stillwatch.ingest.otlp;

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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What gateways and client libraries send, and what ingest makes of it. */
final class Gateway {
    static final String TRACE = "5b8efff798038103d269b633813fc60c";
    static final String SPAN = "eee19b7ec3c1b174";
    private static final long TIME = 1_776_845_730_123_456_789L;
    private static final Senders SENDERS =
            new Senders(List.of("tenant", "account.id"), List.of("user.id"), List.of("credential.id"), false);

    private Gateway() {}

    static ObjectNode call(Span.Builder span) {
        return calls(Signal.TRACES, traces(span)).getFirst();
    }

    static List<ObjectNode> calls(Signal signal, Body body) {
        return IntStream.range(0, body.size())
                .mapToObj(body::part)
                .map(part -> ((Body.Part.Whole) part).telemetry())
                .map(telemetry -> new Calls(SENDERS).of(signal, telemetry))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The message that an event tells; null for none. */
    static @Nullable JsonNode message(String event, AnyValue body, KeyValue... attributes) {
        Telemetry telemetry = ((Body.Part.Whole) logs(event, body, attributes).part(0)).telemetry();
        return new Calls(SENDERS)
                .message(Signal.LOGS, telemetry)
                .map(message -> message.path("input").path("messages").path(0))
                .orElse(null);
    }

    static Body traces(Span.Builder span) {
        return traces(span, resource());
    }

    static Body traces(Span.Builder span, Resource resource) {
        return protobuf(
                Signal.TRACES,
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(ResourceSpans.newBuilder()
                                .setResource(resource)
                                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                        .build()
                        .toByteArray());
    }

    static Body logs(String event, KeyValue... attributes) {
        return logs(event, AnyValue.getDefaultInstance(), attributes);
    }

    static Body logs(String event, AnyValue body, KeyValue... attributes) {
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

    static Body protobuf(Signal signal, byte[] bytes) {
        return new ProtobufBody(signal, bytes, bytes.length, _ -> {});
    }

    static Body json(String text) {
        return json(Signal.TRACES, text);
    }

    static Body json(Signal signal, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new JsonBody(signal, bytes, bytes.length, _ -> {});
    }

    static Resource resource() {
        return Resource.newBuilder()
                .addAttributes(text("tenant", "acct of the resource"))
                .addAttributes(text("service.name", "gateway"))
                .build();
    }

    static Span.Builder span(KeyValue... attributes) {
        return Span.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(SPAN))
                .setStartTimeUnixNano(TIME)
                .addAllAttributes(List.of(attributes));
    }

    static Span.Event event(String name, KeyValue... attributes) {
        return Span.Event.newBuilder()
                .setName(name)
                .addAllAttributes(List.of(attributes))
                .build();
    }

    static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }

    static KeyValue list(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder()
                        .setArrayValue(ArrayValue.newBuilder()
                                .addValues(AnyValue.newBuilder().setStringValue(value))))
                .build();
    }

    static AnyValue object(KeyValue... entries) {
        return AnyValue.newBuilder()
                .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(entries)))
                .build();
    }

    static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}

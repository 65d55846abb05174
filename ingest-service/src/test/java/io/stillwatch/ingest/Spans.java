package io.stillwatch.ingest;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Calls as telemetry has them, and where and how they are sent. */
final class Spans {
    static final String TRACES = "/v1/traces";
    static final String PROTOBUF = "application/x-protobuf";

    private Spans() {}

    static byte[] request(Span.Builder... spans) {
        ScopeSpans.Builder scope = ScopeSpans.newBuilder();
        Arrays.stream(spans).forEach(scope::addSpans);
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(scope))
                .build()
                .toByteArray();
    }

    static Span.Builder call(String account) {
        byte[] ids = new byte[24];
        ThreadLocalRandom.current().nextBytes(ids);
        return Span.newBuilder()
                .setTraceId(ByteString.copyFrom(ids, 0, 16))
                .setSpanId(ByteString.copyFrom(ids, 16, 8))
                .setStartTimeUnixNano(Lines.longAgo().toEpochMilli() * 1_000_000)
                .addAttributes(chat())
                .addAttributes(text("gen_ai.request.model", "m-4"))
                .addAttributes(text("account.id", account));
    }

    static KeyValue chat() {
        return text("gen_ai.operation.name", "chat");
    }

    static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }
}

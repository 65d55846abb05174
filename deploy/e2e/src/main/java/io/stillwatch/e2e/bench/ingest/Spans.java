package io.stillwatch.e2e.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.stillwatch.e2e.ingest.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The same interactions as OpenTelemetry sends them, and the least that reading these can cost. */
final class Spans {
    private static final int TRACE_ID_BYTES = 16;
    private static final int SPAN_ID_BYTES = 8;

    private final List<byte[]> bodies = new ArrayList<>();
    private final int lines;

    Spans(Load load, int batches) throws IOException {
        var reader = new ObjectMapper().readerFor(JsonNode.class);
        lines = load.lines();
        for (int batch = 0; batch < batches; batch++) {
            var spans = ScopeSpans.newBuilder();
            reader.<JsonNode>readValues(load.body(batch)).forEachRemaining(line -> spans.addSpans(span(line)));
            bodies.add(ExportTraceServiceRequest.newBuilder()
                    .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(spans))
                    .build()
                    .toByteArray());
        }
    }

    /** Every attribute of every span as text or number, by Google's parser. */
    Pace.Work parsing(int thread) {
        return new Pace.Work() {
            private int next = thread;

            @Override
            public long portion() throws IOException {
                long characters =
                        ExportTraceServiceRequest.parseFrom(bodies.get(next++ % bodies.size()))
                                .getResourceSpansList()
                                .stream()
                                .flatMap(resource -> resource.getScopeSpansList().stream())
                                .mapToLong(Spans::characters)
                                .sum();
                return characters > 0 ? lines : 0;
            }
        };
    }

    private static long characters(ScopeSpans scope) {
        long characters = 0;
        for (Span span : scope.getSpansList()) {
            for (KeyValue attribute : span.getAttributesList()) {
                characters += attribute.getValue().getStringValue().length();
            }
        }
        return characters;
    }

    private static Span span(JsonNode line) {
        return Span.newBuilder()
                .setTraceId(ByteString.copyFrom(new byte[TRACE_ID_BYTES]))
                .setSpanId(ByteString.copyFrom(new byte[SPAN_ID_BYTES]))
                .setName("chat m-4")
                .setStartTimeUnixNano(1)
                .setEndTimeUnixNano(2)
                .addAttributes(text("gen_ai.operation.name", line.path("operation")))
                .addAttributes(text("gen_ai.request.model", line.path("model")))
                .addAttributes(text("gen_ai.conversation.id", line.path("conversation")))
                .addAttributes(text("account.id", line.path("account")))
                .addAttributes(text("credential.id", line.path("credential")))
                .addAttributes(text("client.address", line.path("client").path("address")))
                .addAttributes(text("user_agent.original", line.path("client").path("userAgent")))
                .addAttributes(
                        text("gen_ai.system_instructions", line.path("input").path("system")))
                .addAttributes(text("gen_ai.input.messages", line.path("input").path("prompt")))
                .addAttributes(
                        number("gen_ai.usage.input_tokens", line.path("usage").path("inputTokens")))
                .addAttributes(
                        number("gen_ai.usage.output_tokens", line.path("usage").path("outputTokens")))
                .addAttributes(number(
                        "gen_ai.request.max_tokens", line.path("parameters").path("maxTokens")))
                .build();
    }

    private static KeyValue text(String key, JsonNode value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value.asText()))
                .build();
    }

    private static KeyValue number(String key, JsonNode value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value.asLong()))
                .build();
    }
}

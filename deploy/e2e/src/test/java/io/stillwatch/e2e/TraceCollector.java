package io.stillwatch.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenTelemetry collector (OTLP/HTTP) that keeps the spans it is sent. */
final class TraceCollector implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    /** A span, its ids in hexadecimal digits. */
    record Seen(String service, String trace, String id, String parent, Span span) {}

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    TraceCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** The settings of a service that sends what a caller has recorded, and nothing else, and logs as for a collector of logs. */
    Map<String, String> recordedBy(Map<String, String> settings) {
        var changed = new TreeMap<>(settings);
        changed.put("quarkus.otel.sdk.disabled", "false");
        changed.put("quarkus.otel.traces.sampler.arg", "0.0");
        changed.put("quarkus.otel.bsp.schedule.delay", "200ms");
        changed.put("quarkus.log.console.json.enabled", "true");
        changed.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        changed.put(
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + server.getAddress().getPort());
        return changed;
    }

    /** What came of one trace so far. */
    List<Seen> of(String trace) {
        return seen.stream().filter(one -> one.trace().equals(trace)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::take);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void take(ResourceSpans sent) {
        String service = sent.getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
        sent.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> new Seen(
                        service,
                        hex(span.getTraceId().toByteArray()),
                        hex(span.getSpanId().toByteArray()),
                        hex(span.getParentSpanId().toByteArray()),
                        span))
                .forEach(seen::add);
    }

    private static String hex(byte[] id) {
        return HEX.formatHex(id);
    }
}

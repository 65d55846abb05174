package io.stillwatch.eventsourcing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Carries a trace (W3C Trace Context) from a request through the store and a topic to whoever reads it. Only what is recorded is carried,
 * so that nothing is written while OpenTelemetry is switched off ({@value #OFF}): its spans say that they are recorded, but nobody keeps them.
 */
public final class Trace {

    /** Header of requests and records, extension of events (CloudEvents, Distributed Tracing). */
    public static final String PARENT = "traceparent";

    private static final String OFF = "quarkus.otel.sdk.disabled";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final Step UNTRACED = () -> {};

    /** Something done, until it is closed. */
    @FunctionalInterface
    public interface Step extends AutoCloseable {
        @Override
        void close();
    }

    private Trace() {}

    /** The context of the current span, if that is recorded: {@code 00-TRACE-SPAN-01}. */
    public static Optional<String> current() {
        if (!Span.current().getSpanContext().isSampled() || isOff()) {
            return Optional.empty();
        }
        Map<String, String> carrier = new HashMap<>();
        W3C.inject(Context.current(), carrier, (map, name, value) -> {
            if (map != null) {
                map.put(name, value);
            }
        });
        return Optional.ofNullable(carrier.get(PARENT));
    }

    /** The events, as caused by what is being done. */
    static List<CloudEvent> onto(List<CloudEvent> events) {
        return current()
                .map(parent -> events.stream()
                        .map(event -> CloudEventBuilder.v1(event)
                                .withExtension(PARENT, parent)
                                .build())
                        .toList())
                .orElse(events);
    }

    /** Reading a record counts as a step of the trace that it carries. Names its place, nothing of what it says. */
    public static Step reading(ConsumerRecord<?, ?> record) {
        Header parent = record.headers().lastHeader(PARENT);
        if (parent == null) {
            return UNTRACED;
        }
        return begin(builder(record.topic() + " process")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(W3C.extract(Context.root(), record, ParentOfRecord.GETTER))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.kafka.offset", record.offset()));
    }

    /** Something that no request asked for: the beginning of a trace of its own. What is published meanwhile on this thread carries it. */
    public static Step beginning(String name) {
        return begin(builder(name).setNoParent());
    }

    /** Asked each time: what a class keeps is settled when a native image is built. */
    private static boolean isOff() {
        return ConfigProvider.getConfig().getOptionalValue(OFF, Boolean.class).orElse(false);
    }

    private static SpanBuilder builder(String name) {
        return GlobalOpenTelemetry.getTracer("io.stillwatch").spanBuilder(name);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by who closes the step
    private static Step begin(SpanBuilder builder) {
        Span span = builder.startSpan();
        var scope = span.makeCurrent();
        return () -> {
            scope.close();
            span.end();
        };
    }

    private enum ParentOfRecord implements TextMapGetter<ConsumerRecord<?, ?>> {
        GETTER;

        @Override
        public Iterable<String> keys(ConsumerRecord<?, ?> record) {
            return List.of(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable ConsumerRecord<?, ?> record, String name) {
            Header header = record == null ? null : record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), UTF_8);
        }
    }
}

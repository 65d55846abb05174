package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String OFF = "quarkus.otel.sdk.disabled";

    @AfterEach
    void forget() {
        System.clearProperty(OFF);
    }

    @Test
    void what_is_recorded_is_carried() {
        assertThat(carried(TraceFlags.getSampled())).hasValue("00-" + TRACE + "-" + SPAN + "-01");
    }

    @Test
    void what_is_not_recorded_is_not() {
        assertThat(carried(TraceFlags.getDefault())).isEmpty();
    }

    /** A switched-off SDK marks each span as recorded. */
    @Test
    void nothing_is_carried_while_tracing_is_off() {
        System.setProperty(OFF, "true");
        assertThat(carried(TraceFlags.getSampled())).isEmpty();
    }

    private static Optional<String> carried(TraceFlags flags) {
        SpanContext context = SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault());
        try (Scope _ = Span.wrap(context).makeCurrent()) {
            return Trace.current();
        }
    }
}

package io.stillwatch.eventsourcing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Gauges whose values are asked for every so often and kept until the next answer, so that reading metrics costs the store nothing. A value
 * that nobody can give is NaN: the store is away, or the broker.
 */
public final class AskedGauges implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AskedGauges.class);

    private final Vertx vertx;
    private final Duration every;
    private final Supplier<Uni<Map<String, Number>>> question;
    private volatile Map<String, Number> answer = Map.of();
    private volatile boolean closed;

    /**
     * Registers the gauges; {@link #start} begins to ask.
     *
     * @param meanings what each gauge says, by its name
     * @param question is asked on an event loop and gives values by the same names
     */
    public AskedGauges(
            MeterRegistry registry,
            Vertx vertx,
            Duration every,
            Map<String, String> meanings,
            Supplier<Uni<Map<String, Number>>> question) {
        this.vertx = vertx;
        this.every = every;
        this.question = question;
        meanings.forEach((name, meaning) -> Gauge.builder(name, this, gauges -> gauges.value(name))
                .description(meaning)
                .register(registry));
    }

    /** On an event loop, where Hibernate Reactive works as well. */
    public AskedGauges start() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> ask());
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }

    private double value(String name) {
        Number value = answer.get(name);
        return value == null ? Double.NaN : value.doubleValue();
    }

    private void ask() {
        if (!closed) {
            question.get().subscribe().with(this::keep, this::forget);
        }
    }

    private void keep(Map<String, Number> values) {
        answer = values;
        again();
    }

    private void forget(Throwable failure) {
        LOG.debug("Metrics could not be asked for", failure);
        answer = Map.of();
        again();
    }

    private void again() {
        vertx.setTimer(every.toMillis(), _ -> ask());
    }
}

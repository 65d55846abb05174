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
import org.jspecify.annotations.Nullable;

/**
 * Gauges whose values are asked for every so often and kept until the next answer, so that reading metrics costs the store nothing. A value
 * that nobody can give is NaN: the store is away, or the broker.
 */
public final class AskedGauges implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AskedGauges.class);

    private final Vertx vertx;
    private final Context home;
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
        this.home = vertx.getOrCreateContext();
        this.every = every;
        this.question = question;
        meanings.forEach((name, meaning) -> Gauge.builder(name, this, gauges -> gauges.value(name))
                .description(meaning)
                .register(registry));
    }

    /** Asks now, and again some time after each answer. */
    public AskedGauges start() {
        ask();
        return this;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** The value of a gauge, or NaN if nobody can give it now. */
    public static Number orNaN(@Nullable Number value) {
        return value == null ? Double.NaN : value;
    }

    private double value(String name) {
        return orNaN(answer.get(name)).doubleValue();
    }

    /** On an event loop and a context of its own each time, where Hibernate Reactive works as well, whatever thread brought the last answer. */
    private void ask() {
        Context context = VertxContext.createNewDuplicatedContext(home);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                _ -> Uni.createFrom().deferred(question::get).subscribe().with(this::keep, this::forget));
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
        if (!closed) {
            vertx.setTimer(every.toMillis(), _ -> ask());
        }
    }
}

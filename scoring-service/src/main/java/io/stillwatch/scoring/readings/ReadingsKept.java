package io.stillwatch.scoring.readings;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps readings for a time, and forgets them then. Several instances may; the second finds nothing. */
@ApplicationScoped
class ReadingsKept {

    private static final Logger LOG = Logger.getLogger(ReadingsKept.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LEAST = Duration.ofDays(30);
    private static final String FORGET = "select forget_readings($1::bigint * interval '1 second')";

    private final Vertx vertx;
    private final Pool pool;
    private final Duration kept;
    private long timer;

    ReadingsKept(Vertx vertx, Pool pool, @ConfigProperty(name = "stillwatch.scoring.readings-kept") Duration kept) {
        this.vertx = vertx;
        this.pool = pool;
        this.kept = kept;
    }

    @Produces
    @Singleton
    static ReadingLog readings(Pool pool) {
        return new ReadingLog(pool, PATIENCE);
    }

    void start(@Observes StartupEvent started) {
        if (kept.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("stillwatch.scoring.readings-kept is 30 days at least");
        }
        timer = vertx.setPeriodic(EVERY.toMillis(), _ -> forget());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    void forget() {
        pool.preparedQuery(FORGET)
                .execute(Tuple.of(kept.toSeconds()))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warn("Old readings could not be forgotten; tried again in an hour", failure));
    }
}

package io.stillwatch.ingest;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.ingest.erasure.Erasure;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.retention.Proof;
import io.stillwatch.ingest.retention.Retention;
import io.stillwatch.ingest.store.Places;
import io.stillwatch.ingest.store.Turns;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Puts together what seals and what forgets. */
@ApplicationScoped
class ForgettingWiring {
    static final String RETENTION = "ingest-retention";
    /** Each has a connection busy while it looks through every day. */
    private static final int ERASURES_AT_ONCE = 2;

    /** A proof reads whole topics, which a broker may have to fetch from slow disks. */
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(ForgettingWiring.class);

    @Produces
    @Singleton
    DayKeys dayKeys(@ConfigProperty(name = "stillwatch.day-keys-dir") Path folder) {
        return new DayKeys(folder);
    }

    /** One instance purges, and every other one has to let go of the key too. */
    void forgetDestroyedKeys(
            @Observes StartupEvent event,
            Vertx vertx,
            DayKeys keys,
            @ConfigProperty(name = "stillwatch.retention-every") Duration every) {
        vertx.setPeriodic(
                every.toMillis(),
                _ -> vertx.executeBlocking(Executors.callable(keys::forgetDestroyed))
                        .onFailure(failure -> LOG.warn("The folder of day keys can't be read", failure)));
    }

    @Produces
    @Singleton
    Erasure erasure(Pool pool, Vertx vertx, DayKeys keys) {
        return new Erasure(pool, vertx, keys, new Turns(Places.unshared(ERASURES_AT_ONCE)));
    }

    @Produces
    @Singleton
    Proof proof(
            Flyway flyway,
            DayKeys keys,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        return new Proof(owner(flyway), keys, kafka, new Proof.Patience(patience, BROKER_PATIENCE));
    }

    @Produces
    @Singleton
    @Identifier(RETENTION)
    ExclusiveWorker retention(
            Pool pool,
            Flyway flyway,
            DayKeys keys,
            @ConfigProperty(name = "stillwatch.retention") Duration kept,
            @ConfigProperty(name = "stillwatch.retention-every") Duration every) {
        return new ExclusiveWorker(
                RETENTION, pool, connection -> new Retention(owner(flyway), keys, kept, Clock.systemUTC()), every);
    }

    /** Whoever migrates owns the tables; the runtime role may not drop them. */
    private static DataSource owner(Flyway flyway) {
        return flyway.getConfiguration().getDataSource();
    }
}

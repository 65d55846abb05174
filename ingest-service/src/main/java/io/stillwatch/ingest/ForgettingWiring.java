package io.stillwatch.ingest;

import io.smallrye.common.annotation.Identifier;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.ingest.erasure.Erasure;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.retention.Proof;
import io.stillwatch.ingest.retention.Retention;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** Puts together what seals and what forgets. */
@ApplicationScoped
class ForgettingWiring {
    static final String RETENTION = "ingest-retention";

    @Produces
    @Singleton
    DayKeys dayKeys(@ConfigProperty(name = "stillwatch.day-keys-dir") Path folder) {
        return new DayKeys(folder);
    }

    @Produces
    @Singleton
    Erasure erasure(Pool pool, DayKeys keys) {
        return new Erasure(pool, keys);
    }

    @Produces
    @Singleton
    Proof proof(
            Flyway flyway,
            DayKeys keys,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "stillwatch.store-patience") Duration patience) {
        return new Proof(owner(flyway), keys, kafka, patience);
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

package io.stillwatch.scoring.store;

import io.stillwatch.eventsourcing.FirstAnswer;
import io.stillwatch.eventsourcing.Migrations;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** Ready means that the schema is the one this version needs, and was seen. The broker has no say: look-ups are answered without it. */
@Readiness
@ApplicationScoped
class Schema implements HealthCheck {

    private final Migrations migrations;
    private final FirstAnswer store;

    Schema(Migrations migrations, Pool pool) {
        this.migrations = migrations;
        this.store = new FirstAnswer(pool);
    }

    @Produces
    @Singleton
    static Migrations migrations(
            Flyway flyway, @ConfigProperty(name = "stillwatch.migrations") Migrations.Where where) {
        return new Migrations(flyway, where);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema")
                .status(migrations.areDone() && store.isGiven())
                .build();
    }
}

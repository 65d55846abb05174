package io.stillwatch.eventsourcing;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the schema is the one this version needs, and was seen. The broker has no say: what it misses is made up for later. */
@Readiness
@ApplicationScoped
class SchemaReadiness implements HealthCheck {

    private final Migrations migrations;
    private final FirstAnswer store;

    SchemaReadiness(Migrations migrations, Pool pool) {
        this.migrations = migrations;
        this.store = new FirstAnswer(pool);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema")
                .status(migrations.areDone() && store.isGiven())
                .build();
    }
}

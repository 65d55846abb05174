package io.stillwatch.ingest;

import io.stillwatch.eventsourcing.FirstAnswer;
import io.stillwatch.eventsourcing.Migrations;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is there, and was seen. The broker has no say: what it misses it gets later. */
@Readiness
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

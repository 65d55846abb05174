package io.stillwatch.ingest;

import io.stillwatch.eventsourcing.Migrations;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the schema is there. The broker has no say: what it misses it gets later. */
@Readiness
class SchemaReadiness implements HealthCheck {
    private final Migrations migrations;

    SchemaReadiness(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("schema").status(migrations.areDone()).build();
    }
}

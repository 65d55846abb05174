package io.stillwatch.cases;

import io.stillwatch.eventsourcing.Migrations;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the schema is the one this version needs. A broker that is away is no reason not to be: people can work on. */
@Readiness
@ApplicationScoped
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

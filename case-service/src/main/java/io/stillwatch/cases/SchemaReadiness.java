package io.stillwatch.cases;

import io.stillwatch.eventsourcing.FirstAnswer;
import io.stillwatch.eventsourcing.Migrations;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the schema is the one this version needs, and was seen. A broker that is away is no reason not to be: people can work on. */
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

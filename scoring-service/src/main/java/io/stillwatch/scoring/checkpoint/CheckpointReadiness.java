package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Ready means that this version can go on from the checkpoint that is kept, and was so once. Otherwise a roll-out would replace, one after
 * the other, the instances that score by ones that can't.
 */
@Readiness
@ApplicationScoped
class CheckpointReadiness implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CheckpointReadiness.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private final boolean spread;
    private final OptionalInt setAside;
    private volatile boolean seen;

    CheckpointReadiness(
            Pool pool,
            @ConfigProperty(name = "stillwatch.scoring.spread") boolean spread,
            @ConfigProperty(name = "stillwatch.scoring.set-aside-format") OptionalInt setAside) {
        this.pool = pool;
        this.spread = spread;
        this.setAside = setAside;
    }

    @Override
    public HealthCheckResponse call() {
        seen = seen || look();
        return HealthCheckResponse.named("checkpoint").status(seen).build();
    }

    private boolean look() {
        try {
            SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
            try {
                return goesOn(new StoreConnection(connection));
            } finally {
                connection.close().await().atMost(PATIENCE);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Nobody can say what checkpoint is kept", e);
            return false;
        }
    }

    private boolean goesOn(StoreConnection store) throws IOException {
        KeptFormats kept = new KeptFormats(store);
        boolean goesOn = kept.areOfThisVersion(spread) || isSetAside(kept.engine());
        if (!goesOn) {
            LOG.warnf(
                    "Not ready: another version of the engine wrote the checkpoint, and this one can't go on from it"
                            + " (format %s; docs/operations/upgrade.md)",
                    kept.engine().orElse(0));
        }
        return goesOn;
    }

    private boolean isSetAside(OptionalInt format) {
        return !spread && format.isPresent() && format.equals(setAside);
    }
}

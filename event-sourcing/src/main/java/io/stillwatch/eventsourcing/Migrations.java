package io.stillwatch.eventsourcing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** Brings the schema up to date beside the start, again and again until the database answers, so that a service starts without it. */
public final class Migrations implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Flyway flyway;
    private final Runnable then;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("migrations").daemon().unstarted(this::run);
    private volatile boolean done;

    public Migrations(Flyway flyway) {
        this(flyway, () -> {});
    }

    /** @param then what can only begin on the schema that this version needs */
    public Migrations(Flyway flyway, Runnable then) {
        this.flyway = flyway;
        this.then = then;
    }

    public Migrations start() {
        thread.start();
        return this;
    }

    /** Whether the schema is the one this version needs; until then the service is alive but not ready. */
    public boolean areDone() {
        return done;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try {
            boolean givenUp = false;
            while (!done && !givenUp) {
                done = migrate();
                givenUp = !done && closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (done) {
                then.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrate() {
        try {
            LOG.infof("The schema is at version %s", flyway.migrate().targetSchemaVersion);
            return true;
        } catch (FlywayException e) {
            LOG.warnf("The schema could not be brought up to date, trying again: %s", e.getMessage());
            return false;
        }
    }
}

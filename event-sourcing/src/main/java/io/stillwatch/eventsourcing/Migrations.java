package io.stillwatch.eventsourcing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date beside the start, again and again until the database answers, so that a service starts without it. Where
 * another process migrates, under a role that this one doesn't have, it waits until that is done.
 */
@Singleton
public final class Migrations implements AutoCloseable {

    /** Who migrates. */
    public enum Where {
        HERE,
        ELSEWHERE
    }

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Flyway flyway;
    private final Where where;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("migrations").daemon().unstarted(this::run);
    private volatile boolean done;
    private volatile Runnable next = () -> {};

    public Migrations(Flyway flyway, @ConfigProperty(name = "stillwatch.migrations") Where where) {
        this.flyway = flyway;
        this.where = where;
    }

    public Migrations start() {
        thread.start();
        return this;
    }

    /** Says what else to start once the schema is there; to be called before {@link #start}. */
    public Migrations andThen(Runnable work) {
        Runnable before = next;
        next = () -> {
            before.run();
            work.run();
        };
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
                done = attempt();
                givenUp = !done && closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (!givenUp) {
                next.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            return where == Where.HERE ? migrate() : isMigrated();
        } catch (FlywayException e) {
            LOG.warnf("The schema could not be brought up to date, trying again: %s", e.getMessage());
            return false;
        }
    }

    private boolean migrate() {
        LOG.infof("The schema is at version %s", flyway.migrate().targetSchemaVersion);
        return true;
    }

    /** A schema that is newer than this service knows is fine: a later version may widen it, never narrow it. */
    private boolean isMigrated() {
        int missing = flyway.info().pending().length;
        if (missing > 0) {
            LOG.infof("Waiting for %d migrations that another process makes", missing);
        }
        return missing == 0;
    }
}

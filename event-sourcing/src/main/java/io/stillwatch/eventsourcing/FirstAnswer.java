package io.stillwatch.eventsourcing;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Whether the pool that requests use was answered once. Migrations have a connection of their own, with an address, certificates and a
 * password of their own: that the schema is there says nothing of this one.
 */
public final class FirstAnswer {

    private static final Logger LOG = Logger.getLogger(FirstAnswer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;
    private volatile boolean given;

    public FirstAnswer(Pool pool) {
        this.pool = pool;
    }

    /** Asks until it was answered, then no more: a database that goes away later is told of by who asks it. */
    public boolean isGiven() {
        if (!given) {
            given = ask();
        }
        return given;
    }

    private boolean ask() {
        try {
            pool.query("select 1").execute().await().atMost(PATIENCE);
            return true;
        } catch (RuntimeException noAnswer) {
            LOG.warnf("Not ready: the store does not answer those that serve: %s", noAnswer.getMessage());
            return false;
        }
    }
}

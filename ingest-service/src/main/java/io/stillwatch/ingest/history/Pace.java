package io.stillwatch.ingest.history;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A reader is waited for so long, and a twentieth of a second more for each interaction that it took, but never for longer than that at once: who was
 * fast has no credit. What we take ourselves does not count. A page is read like this before the database ends who is idle within a transaction, which is
 * after a minute.
 */
final class Pace {
    private static final long AN_INTERACTION = Duration.ofSeconds(1).toNanos() / 20;

    private final long patience;
    private final LongSupplier nanos;
    private long left;
    private long since;
    private boolean waiting;

    Pace(Duration patience, LongSupplier nanos) {
        this.patience = patience.toNanos();
        this.nanos = nanos;
        this.left = this.patience;
    }

    /** An interaction is under way to the reader. */
    synchronized void gives() {
        waiting = true;
        since = nanos.getAsLong();
    }

    /** The reader took it and asks for the next. */
    synchronized void asks() {
        if (waiting) {
            left = Math.min(patience, left - waited() + AN_INTERACTION);
            waiting = false;
        }
    }

    /** Whether it has been waited for long enough. */
    synchronized boolean isOver() {
        return waiting && waited() > left;
    }

    private long waited() {
        return nanos.getAsLong() - since;
    }
}

package io.stillwatch.cases.intake;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.ProblemMappers;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tries again: for as long as it takes while the database is away, a few times after a surprise, never what can't be read. While it
 * waits nothing behind it is handled and no offset is committed, so nothing is skipped.
 */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int TRIES_AFTER_A_SURPRISE = 3;
    private static final long PAUSE_MS = 500;

    private final Vertx vertx;
    private final AtomicBoolean waiting = new AtomicBoolean();

    Patience(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<Void> with(Supplier<Uni<? extends Void>> work) {
        return Uni.createFrom()
                .<Void>deferred(work)
                .onFailure(ProblemMappers::isStoreUnavailable)
                .call(this::pause)
                .onFailure(ProblemMappers::isStoreUnavailable)
                .retry()
                .indefinitely()
                .invoke(() -> waiting.set(false))
                .onFailure(Patience::isSurprise)
                .call(this::pause)
                .onFailure(Patience::isSurprise)
                .retry()
                .atMost(TRIES_AFTER_A_SURPRISE);
    }

    private static boolean isSurprise(Throwable failure) {
        return !(failure instanceof Unreadable);
    }

    /** On a timer of the event loop: Hibernate Reactive works on no other thread. */
    private Uni<Void> pause(Throwable failure) {
        if (!waiting.getAndSet(true)) {
            LOG.warnf("Handling an event failed, trying again: %s", failure);
        }
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE_MS, _ -> emitter.complete(null)));
    }
}

package io.stillwatch.cases.intake;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.ProblemMappers;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Tries again: for as long as it takes while the database is away, a few times after a surprise, never what can't be read. While it
 * waits nothing behind it is handled and no offset is committed, so nothing is skipped.
 */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final int TRIES = 4;
    private static final long PAUSE_MS = 500;

    private final Vertx vertx;
    private final Mutiny.SessionFactory sessions;

    Patience(Vertx vertx, Mutiny.SessionFactory sessions) {
        this.vertx = vertx;
        this.sessions = sessions;
    }

    Uni<Void> with(Supplier<Uni<? extends Void>> work) {
        var trouble = new Trouble();
        return Uni.createFrom()
                .<Void>deferred(work)
                .onFailure(Patience::mayPass)
                .call(failure -> pause(trouble, failure).chain(() -> count(trouble, failure)))
                .onFailure(Patience::mayPass)
                .retry()
                .until(_ -> trouble.surprises < TRIES)
                .onFailure(Patience::mayPass)
                .transform(failure -> new CannotBeHandled("Handling it failed %d times".formatted(TRIES), failure));
    }

    /** What one event has met so far; only its own event loop looks at it. */
    private static final class Trouble {
        private boolean told;
        private int surprises;
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof CannotBeHandled);
    }

    /** On a timer of the event loop: Hibernate Reactive works on no other thread. */
    private Uni<Void> pause(Trouble trouble, Throwable failure) {
        if (!trouble.told) {
            LOG.warnf("Handling an event failed, trying again: %s", failure);
            trouble.told = true;
        }
        return Uni.createFrom().emitter(emitter -> vertx.setTimer(PAUSE_MS, _ -> emitter.complete(null)));
    }

    /** Whatever a failure looks like, it is no surprise while the database does not answer. */
    private Uni<Void> count(Trouble trouble, Throwable failure) {
        if (ProblemMappers.isStoreUnavailable(failure)) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withStatelessSession(session ->
                        session.createNativeQuery("select 1", Integer.class).getSingleResult())
                .invoke(() -> trouble.surprises++)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}

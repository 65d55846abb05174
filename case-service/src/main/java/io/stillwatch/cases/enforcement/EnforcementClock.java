package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.eventsourcing.Migrations;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Asks every half second what time has made due: the next batch, the end, a record of what was acknowledged, word of what is in force.
 * Every instance may ask; commands on one enforcement queue up, and one that is no longer due changes nothing.
 */
@ApplicationScoped
class EnforcementClock {

    private static final Logger LOG = Logger.getLogger(EnforcementClock.class);
    private static final long PAUSE_MS = 500;
    private static final String DUE = "select id from enforcement where next_due <= :now order by next_due limit 20";
    private static final String UNCOUNTED =
            "select distinct enforcement from enforcement_item where not counted limit 20";

    private final Cases cases;
    private final Enforcements enforcements;
    private final Instance<Round> rounds;
    private final Migrations migrations;
    private final Clock clock;
    private final Vertx vertx;
    private volatile boolean stopped;

    EnforcementClock(
            Cases cases,
            Enforcements enforcements,
            Instance<Round> rounds,
            Migrations migrations,
            Clock clock,
            Vertx vertx) {
        this.cases = cases;
        this.enforcements = enforcements;
        this.rounds = rounds;
        this.migrations = migrations;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** On an event loop: Hibernate Reactive works on no other thread. */
    void start(@Observes StartupEvent started) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> again());
    }

    void stop(@Observes ShutdownEvent ending) {
        stopped = true;
    }

    private void again() {
        if (!stopped) {
            vertx.setTimer(PAUSE_MS, _ -> round());
        }
    }

    private void round() {
        if (!migrations.areDone()) {
            again();
            return;
        }
        each(DUE, this::act)
                .chain(() -> each(UNCOUNTED, this::count))
                .chain(this::others)
                .onFailure()
                .invoke(failure -> LOG.warnf("Enforcement did not get on, trying again: %s", failure))
                .onFailure()
                .recoverWithNull()
                .subscribe()
                .with(_ -> again());
    }

    private Uni<Void> others() {
        return Multi.createFrom()
                .iterable(rounds)
                .onItem()
                .transformToUniAndConcatenate(Round::turn)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> each(String question, Function<String, Uni<Void>> deed) {
        return cases.inTransaction(session -> due(session, question))
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(deed::apply)
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<List<String>> due(Mutiny.StatelessSession session, String question) {
        var query = session.createNativeQuery(question, String.class);
        return (question.equals(DUE) ? query.setParameter("now", clock.instant()) : query).getResultList();
    }

    /** A refusal means that somebody was faster, or that everything is frozen; then it is asked again. */
    private Uni<Void> act(String id) {
        return cases.inTransaction(session -> enforcements
                .isFrozen(session)
                .chain(frozen -> enforcements
                        .handle(session, id, OptionalLong.empty(), new ExpireEnforcement(now()))
                        .chain(() -> enforcements.handle(
                                session, id, OptionalLong.empty(), new ReleaseBatch(frozen, now()))))
                .replaceWithVoid());
    }

    /** The turn comes first, as in every command: rows that were locked before it could wait for each other. */
    private Uni<Void> count(String id) {
        return cases.inTransaction(session -> enforcements
                .state(session, id)
                .chain(state -> Acknowledged.count(session, id, state, now()))
                .chain(command -> enforcements.handle(session, id, OptionalLong.empty(), command))
                .replaceWithVoid());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

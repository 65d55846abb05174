package io.stillwatch.cases.enforcement;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.eventsourcing.Migrations;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks twice a second what time has made due: a record of what was acknowledged, and all that is a {@link Round}.
 * Every instance may ask; commands on one enforcement queue up, and one that is no longer due changes nothing.
 */
@ApplicationScoped
class EnforcementClock {

    /** Who has waited longest comes first: twenty that are acknowledged all the time keep nobody else waiting. */
    private static final String UNCOUNTED = """
            select enforcement from enforcement_item where not counted and state in ('applied', 'refused', 'lifted')
            group by enforcement order by min(changed_at), enforcement limit 20""";

    private final Cases cases;
    private final Enforcements enforcements;
    private final List<Round> rounds;
    private final Migrations migrations;
    private final Clock clock;
    private final Vertx vertx;
    private final Duration pause;
    private volatile boolean stopped;
    private volatile boolean still;

    EnforcementClock(
            Cases cases,
            Enforcements enforcements,
            @All List<Round> rounds,
            Migrations migrations,
            Clock clock,
            Vertx vertx,
            @ConfigProperty(name = "stillwatch.enforcement.asked-every", defaultValue = "500ms") Duration pause) {
        this.cases = cases;
        this.enforcements = enforcements;
        this.rounds = Stream.concat(Stream.<Round>of(this::uncounted), rounds.stream())
                .toList();
        this.migrations = migrations;
        this.clock = clock;
        this.vertx = vertx;
        this.pause = pause;
    }

    /** On an event loop: Hibernate Reactive works on no other thread. */
    void start(@Observes StartupEvent started) {
        stopped = false;
        still = false;
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> again());
    }

    void stop(@Observes ShutdownEvent ending) {
        stopped = true;
    }

    /** Whether the last round is over since it was stopped. */
    boolean isStill() {
        return still;
    }

    private void again() {
        if (stopped) {
            still = true;
        } else {
            vertx.setTimer(pause.toMillis(), _ -> round());
        }
    }

    private void round() {
        if (stopped || !migrations.areDone()) {
            again();
            return;
        }
        Round.each(rounds, round -> stopped ? Uni.createFrom().voidItem() : round.turn())
                .subscribe()
                .with(_ -> again());
    }

    /** Records what was acknowledged of a few. */
    Uni<Void> uncounted() {
        return cases.look(session ->
                        session.createNativeQuery(UNCOUNTED, String.class).getResultList())
                .chain(ids -> Round.each(ids, this::count));
    }

    /** The turn comes first, as in every command: rows that were locked before it could wait for each other. */
    private Uni<Void> count(String id) {
        return cases.inTransaction(session -> enforcements.record(session, id, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

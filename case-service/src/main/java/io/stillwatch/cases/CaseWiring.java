package io.stillwatch.cases;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stillwatch.cases.domain.CaseDecider;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.evidence.Checkpoints;
import io.stillwatch.cases.feed.Couriers;
import io.stillwatch.cases.members.MembersAgain;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.cases.queue.QueueProjection;
import io.stillwatch.cases.rebuild.Part;
import io.stillwatch.cases.rebuild.Rebuilds;
import io.stillwatch.cases.requests.AnswerPurge;
import io.stillwatch.cases.servicelevels.Containment;
import io.stillwatch.cases.servicelevels.Hearings;
import io.stillwatch.cases.servicelevels.ServiceLevelProjection;
import io.stillwatch.cases.timeline.Timelines;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Migrations;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the parts together, and starts and stops those that work by themselves. */
@ApplicationScoped
class CaseWiring {

    private static final String CASES = "case_";
    private static final String ENFORCEMENTS = "enf_";
    private static final String APPEALS = "app_";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Cases cases(Mutiny.SessionFactory sessions, EventLog<CaseEvent> log, Checkpoints checkpoints, Couriers couriers) {
        var topic = new CaseEventsTopic();
        var queue = new QueueProjection();
        var levels = new ServiceLevelProjection();
        return new Cases(
                sessions,
                new Aggregates<>(
                        sessions,
                        new CaseDecider(),
                        log,
                        Aggregates.Consequence.together(
                                topic,
                                queue,
                                (session, recorded) -> levels.of(session, recorded)
                                        .chain(() ->
                                                checkpoints.after(session, recorded, CaseWiring::isTurningPoint)))),
                couriers::wake);
    }

    /** What others act upon is witnessed at once. */
    private static boolean isTurningPoint(CaseEvent event) {
        return event instanceof CaseDecided
                || event instanceof CredentialCompromiseFound
                || event instanceof CaseClosed
                || event instanceof LegalHoldPlaced;
    }

    @Produces
    @Singleton
    Rebuilds rebuilds(
            Mutiny.SessionFactory sessions,
            EventLog<CaseEvent> log,
            EventLog<EnforcementEvent> enforcements,
            EventLog<AppealEvent> appeals,
            @All List<Part> others,
            Clock clock,
            Vertx vertx) {
        List<Part> parts = new ArrayList<>(List.of(
                new QueueProjection().from(log, CASES),
                new ServiceLevelProjection().from(log, CASES),
                new Containment().from(enforcements, ENFORCEMENTS),
                new Hearings().from(appeals, APPEALS),
                MembersAgain.from(log, CASES),
                Timelines.from(log, CASES)));
        parts.addAll(others);
        return new Rebuilds(sessions, parts, clock, vertx);
    }

    void start(@Observes StartupEvent started, Migrations migrations, Couriers couriers, AnswerPurge purge) {
        migrations
                .andThen(() -> {
                    couriers.start();
                    purge.start();
                })
                .start();
    }

    void stop(@Observes ShutdownEvent stopped, Migrations migrations, Couriers couriers, AnswerPurge purge) {
        migrations.close();
        couriers.close();
        purge.close();
    }
}

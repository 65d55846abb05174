package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.domain.enforcement.EnforcementDecider;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.FreezeDecider;
import io.stillwatch.cases.evidence.Checkpoints;
import io.stillwatch.cases.publish.BesideTheCase;
import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.cases.rebuild.Part;
import io.stillwatch.cases.servicelevels.Containment;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts the parts of enforcement together. */
@ApplicationScoped
class EnforcementWiring {

    private static final String STREAMS = "enf_";

    @Produces
    @Singleton
    Enforcements enforcements(
            Mutiny.SessionFactory sessions,
            EventLog<EnforcementEvent> log,
            Sealing sealing,
            Clock clock,
            Checkpoints checkpoints) {
        var containment = new Containment();
        var rows = new EnforcementProjection();
        var items = new ItemProjection();
        var topic = new BesideTheCase<>(
                EnforcementRow.class,
                (EnforcementRow row, EnforcementEvent event) -> PublishedEnforcement.of(row.id, row.caseId, event),
                EnforcementEvent::at);
        return new Enforcements(
                new Aggregates<>(
                        sessions,
                        new EnforcementDecider(),
                        log,
                        (session, recorded) -> rows.of(session, recorded)
                                .chain(() -> items.of(session, recorded))
                                .chain(() -> topic.of(session, recorded))
                                .chain(() -> containment.of(session, recorded))
                                .chain(() -> checkpoints.after(session, recorded, EnforcementWiring::isTurningPoint))),
                new Aggregates<>(
                        sessions,
                        new FreezeDecider(),
                        new EventLog<>(Freeze.names(), LogEntries.NAMES, sealing, clock),
                        (session, recorded) -> Outbox.add(
                                session,
                                CaseEventsTopic.NAME,
                                recorded.stream()
                                        .map(event -> CaseEventsTopic.event(
                                                event,
                                                Freeze.type(event.event()),
                                                event.event().at(),
                                                new Freeze.Body(event.event().by())))
                                        .toList())));
    }

    @Produces
    @Singleton
    Part rowsAgain(EventLog<EnforcementEvent> log) {
        return new EnforcementProjection().from(log, STREAMS);
    }

    @Produces
    @Singleton
    Part itemsAgain(Enforcements enforcements, EventLog<EnforcementEvent> log, Clock clock) {
        return new ItemsAgain(enforcements, log, clock).from(STREAMS);
    }

    /** What the provider's system acts upon is witnessed at once. */
    private static boolean isTurningPoint(EnforcementEvent event) {
        return event instanceof EnforcementApproved
                || event instanceof EnforcementReversed
                || event instanceof EnforcementWithdrawn;
    }
}

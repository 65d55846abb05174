package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.appeal.Appeal;
import io.stillwatch.cases.domain.appeal.AppealCommand;
import io.stillwatch.cases.domain.appeal.AppealDecider;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.domain.appeal.AppealRejection;
import io.stillwatch.cases.evidence.Checkpoints;
import io.stillwatch.cases.publish.BesideTheCase;
import io.stillwatch.cases.rebuild.Part;
import io.stillwatch.cases.servicelevels.Hearings;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one door to the appeals: every command comes through here. */
@ApplicationScoped
class Appeals {

    private final Aggregates<AppealCommand, Appeal, AppealEvent, AppealRejection> aggregates;

    Appeals(Mutiny.SessionFactory sessions, EventLog<AppealEvent> log, Checkpoints checkpoints) {
        var hearings = new Hearings();
        var rows = new AppealProjection();
        var topic = new BesideTheCase<>(AppealRow.class, PublishedAppeal::of, AppealEvent::at);
        aggregates = new Aggregates<>(
                sessions,
                new AppealDecider(),
                log,
                (session, recorded) -> rows.of(session, recorded)
                        .chain(() -> topic.of(session, recorded))
                        .chain(() -> hearings.of(session, recorded))
                        .chain(() -> checkpoints.after(session, recorded, Appeals::isTurningPoint)));
    }

    @Produces
    @Singleton
    static Part again(EventLog<AppealEvent> log) {
        return new AppealProjection().from(log, "app_");
    }

    /** A judgement is witnessed at once. */
    private static boolean isTurningPoint(AppealEvent event) {
        return event instanceof AppealUpheld || event instanceof AppealOverturned;
    }

    Uni<Outcome<Appeal, AppealEvent, AppealRejection>> handle(
            Mutiny.StatelessSession session, String id, OptionalLong expected, AppealCommand command) {
        return aggregates.handle(session, id, expected, command);
    }
}

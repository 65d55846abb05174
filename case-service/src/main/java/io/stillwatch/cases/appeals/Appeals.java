package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.domain.appeal.Appeal;
import io.stillwatch.cases.domain.appeal.AppealCommand;
import io.stillwatch.cases.domain.appeal.AppealDecider;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.domain.appeal.AppealRejection;
import io.stillwatch.cases.evidence.Checkpoints;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Outcome;
import io.stillwatch.eventsourcing.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one door to the appeals: every command comes through here. */
@ApplicationScoped
class Appeals {

    private final Aggregates<AppealCommand, Appeal, AppealEvent, AppealRejection> aggregates;

    Appeals(Mutiny.SessionFactory sessions, Sealing sealing, Clock clock, Checkpoints checkpoints) {
        var rows = new AppealProjection();
        aggregates = new Aggregates<>(
                sessions,
                new AppealDecider(),
                new EventLog<>(AppealEventNames.all(), LogEntries.NAMES, sealing, clock),
                (session, recorded) -> rows.of(session, recorded)
                        .chain(() -> checkpoints.after(session, recorded, Appeals::isTurningPoint)));
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

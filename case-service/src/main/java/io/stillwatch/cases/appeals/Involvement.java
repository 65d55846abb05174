package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.appeal.Involved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.enforcement.Enforcements;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.History;
import io.stillwatch.eventsourcing.Recorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads from the histories who had a part in a measure and its case, and in the case that one became part of. It takes their turns, so that
 * nobody gets a part in them until the transaction ends.
 */
@ApplicationScoped
class Involvement {

    private static final int FARTHEST = 20;

    private final Cases cases;
    private final EventLog<CaseEvent> log;
    private final Enforcements enforcements;
    private final EventLog<EnforcementEvent> measures;

    Involvement(Cases cases, EventLog<CaseEvent> log, Enforcements enforcements, EventLog<EnforcementEvent> measures) {
        this.cases = cases;
        this.log = log;
        this.enforcements = enforcements;
        this.measures = measures;
    }

    Uni<List<String>> in(Mutiny.StatelessSession session, String caseId, String enforcement) {
        return ofTheCase(session, new CaseId(caseId), FARTHEST)
                .chain(events -> enforcements
                        .state(session, enforcement)
                        .chain(() -> measures.history(session, enforcement))
                        .map(history -> Involved.in(events, events(history))));
    }

    private Uni<List<CaseEvent>> ofTheCase(Mutiny.StatelessSession session, CaseId id, int farther) {
        return cases.state(session, id)
                .chain(state -> log.history(session, id.value())
                        .map(Involvement::events)
                        .chain(events -> state instanceof Case.Merged(var into, var _) && farther > 0
                                ? ofTheCase(session, CaseId.followed(into), farther - 1)
                                        .map(more -> Stream.concat(events.stream(), more.stream())
                                                .toList())
                                : Uni.createFrom().item(events)));
    }

    private static <E> List<E> events(History<E> history) {
        return history.events().stream().map(Recorded::event).toList();
    }
}

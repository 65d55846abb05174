package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
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
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads from the histories who had a part in a measure and its case, and in those that are one with it. It takes their turns, so that
 * nobody gets a part in them until the transaction ends.
 */
@ApplicationScoped
class Involvement {

    private final MergedCases merged;
    private final EventLog<CaseEvent> log;
    private final Enforcements enforcements;
    private final EventLog<EnforcementEvent> measures;

    Involvement(
            MergedCases merged,
            EventLog<CaseEvent> log,
            Enforcements enforcements,
            EventLog<EnforcementEvent> measures) {
        this.merged = merged;
        this.log = log;
        this.enforcements = enforcements;
        this.measures = measures;
    }

    Uni<List<String>> in(Mutiny.StatelessSession session, String caseId, String enforcement) {
        return merged.held(session, new CaseId(caseId))
                .chain(ids -> of(session, ids))
                .chain(events -> enforcements
                        .state(session, enforcement)
                        .chain(() -> measures.history(session, enforcement))
                        .map(history -> Involved.in(events, events(history))));
    }

    private Uni<List<CaseEvent>> of(Mutiny.StatelessSession session, List<CaseId> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> log.history(session, id.value()))
                .collect()
                .asList()
                .map(histories -> histories.stream()
                        .flatMap(history -> events(history).stream())
                        .toList());
    }

    private static <E> List<E> events(History<E> history) {
        return history.events().stream().map(Recorded::event).toList();
    }
}

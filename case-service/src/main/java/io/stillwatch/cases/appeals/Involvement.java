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
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads from the histories who had a part in what is judged: the case and those that are one with it, the measure, and every other one that
 * goes if the appeal is won. It takes their turns, so that nobody gets a part in them until the transaction ends.
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

    Uni<List<String>> in(Mutiny.StatelessSession session, String caseId, String enforcement, int item) {
        return merged.held(session, new CaseId(caseId))
                .chain(ids -> each(ids, id -> log.history(session, id.value())))
                .chain(ofTheCase -> TakenBack.by(session, caseId, enforcement, item)
                        .chain(items -> each(items, taken -> inTurn(session, taken.enforcement())))
                        .map(ofTheMeasures -> Involved.in(ofTheCase, ofTheMeasures)));
    }

    private Uni<History<EnforcementEvent>> inTurn(Mutiny.StatelessSession session, String enforcement) {
        return enforcements.state(session, enforcement).chain(() -> measures.history(session, enforcement));
    }

    private static <T, E> Uni<List<E>> each(List<T> all, Function<T, Uni<? extends History<E>>> history) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(history)
                .collect()
                .asList()
                .map(histories ->
                        histories.stream().flatMap(one -> events(one).stream()).toList());
    }

    private static <E> List<E> events(History<E> history) {
        return history.events().stream().map(Recorded::event).toList();
    }
}

package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.CaseStatus;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.CaseRejection;
import io.stillwatch.eventsourcing.Outcome;
import io.stillwatch.eventsourcing.Problem;

/** What a client is told of its command. */
sealed interface Answer {

    record Done(CaseStatus status) implements Answer {}

    record Refused(Problem problem) implements Answer {}

    static Answer of(CaseId id, Outcome<Case, CaseEvent, CaseRejection> outcome) {
        return switch (outcome) {
            case Outcome.Done<Case, CaseEvent, CaseRejection>(var state, var sequence, var _) ->
                new Done(CaseStatus.of(id, state, sequence));
            case Outcome.Refused<Case, CaseEvent, CaseRejection>(var reason) -> new Refused(CaseProblems.of(reason));
            case Outcome.Overtaken<Case, CaseEvent, CaseRejection>(var sequence) ->
                new Refused(sequence == 0 ? CaseProblems.noSuchCase() : CaseProblems.overtaken(sequence));
        };
    }

    /** As the resource returns it. */
    default Uni<CaseStatus> told() {
        return switch (this) {
            case Done(var status) -> Uni.createFrom().item(status);
            case Refused(var problem) -> Uni.createFrom().failure(problem.asException());
        };
    }
}

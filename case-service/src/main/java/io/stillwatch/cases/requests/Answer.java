package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.eventsourcing.Outcome;
import io.stillwatch.eventsourcing.Problem;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a client is told of its command: how things stand now, or why not. */
public sealed interface Answer<T> {

    record Done<T>(T status) implements Answer<T> {}

    record Refused<T>(Problem problem) implements Answer<T> {}

    /**
     * The answer to a command on an aggregate.
     *
     * @param done says how things stand, from the state and the number of the last event
     * @param refused says why not
     */
    static <S, E, R, T> Answer<T> of(
            Outcome<S, E, R> outcome, BiFunction<S, Long, T> done, Function<R, Problem> refused) {
        return switch (outcome) {
            case Outcome.Done<S, E, R>(var state, var sequence, var _) -> new Done<>(done.apply(state, sequence));
            case Outcome.Refused<S, E, R>(var reason) -> new Refused<>(refused.apply(reason));
            case Outcome.Overtaken<S, E, R>(var sequence) -> new Refused<>(CaseProblems.overtaken(sequence));
        };
    }

    /** As a resource returns it. */
    default Uni<T> told() {
        return switch (this) {
            case Done<T>(var status) -> Uni.createFrom().item(status);
            case Refused<T>(var problem) -> Uni.createFrom().failure(problem.asException());
        };
    }
}

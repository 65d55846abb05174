package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads a stream, lets the decider decide, and keeps what it decided together with everything that must follow from it. */
public final class Aggregates<C, S, E, R> {

    /** What has to be true in the same transaction as the events: outbox rows, read models. */
    @FunctionalInterface
    public interface Consequence<E> {
        Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<E>> recorded);
    }

    private static final int TRIES = 10;

    private final Mutiny.SessionFactory sessions;
    private final Decider<C, S, E, R> decider;
    private final EventLog<E> log;
    private final Consequence<E> consequence;

    public Aggregates(
            Mutiny.SessionFactory sessions, Decider<C, S, E, R> decider, EventLog<E> log, Consequence<E> consequence) {
        this.sessions = sessions;
        this.decider = decider;
        this.log = log;
        this.consequence = consequence;
    }

    /**
     * Handles a command in a transaction of its own. A lost race is decided afresh on the winner's history; decide is pure, so
     * asking again is safe.
     *
     * @param expected the sequence the caller decided on, if it insists on it
     */
    public Uni<Outcome<S, E, R>> handle(String stream, OptionalLong expected, C command) {
        return inTransaction(session -> handle(session, stream, expected, command));
    }

    /**
     * Handles a command inside the caller's transaction, see {@link #inTransaction}. Commands on one stream wait for each
     * other: deciding at the same time, all but one of them would have decided in vain.
     */
    public Uni<Outcome<S, E, R>> handle(
            Mutiny.StatelessSession session, String stream, OptionalLong expected, C command) {
        return log.waitForTurn(session, stream)
                .chain(() -> log.history(session, stream))
                .chain(history -> decide(session, expected, command, history));
    }

    /** The state of a stream, which nobody changes until the caller's transaction ends: for commands on others that depend on it. */
    public Uni<S> state(Mutiny.StatelessSession session, String stream) {
        return log.waitForTurn(session, stream)
                .chain(() -> log.history(session, stream))
                .map(history -> decider.fold(
                        history.events().stream().map(Recorded::event).toList()));
    }

    /** Runs work in one transaction, and all of it again, in a new one, if a race was lost. */
    public <T> Uni<T> inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return sessions.withStatelessTransaction(work)
                .onFailure(Aggregates::isLostRace)
                .retry()
                .atMost(TRIES);
    }

    /** Whether a transaction failed because another writer took the sequence number first. */
    public static boolean isLostRace(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && EventLog.SEQUENCE_TAKEN.equals(violation.getConstraintName());
    }

    private Uni<Outcome<S, E, R>> decide(
            Mutiny.StatelessSession session, OptionalLong expected, C command, History<E> history) {
        if (expected.isPresent() && isOvertaken(expected.getAsLong(), history)) {
            return Uni.createFrom().item(new Outcome.Overtaken<>(history.decided()));
        }
        S state = decider.fold(history.events().stream().map(Recorded::event).toList());
        return switch (decider.decide(command, state)) {
            case Decision.Rejected<E, R>(R reason) -> Uni.createFrom().item(new Outcome.Refused<>(reason));
            case Decision.Accepted<E, R>(List<E> events)
            when events.isEmpty() -> Uni.createFrom().item(new Outcome.Done<>(state, history.decided(), List.of()));
            case Decision.Accepted<E, R>(List<E> events) -> keep(session, history.head(), state, events);
        };
    }

    private static boolean isOvertaken(long expected, History<?> history) {
        return expected < history.decided() || expected > history.head().sequence();
    }

    private Uni<Outcome<S, E, R>> keep(Mutiny.StatelessSession session, Head head, S before, List<E> events) {
        S after = events.stream().reduce(before, decider::evolve, (_, later) -> later);
        return log.append(session, head, events)
                .call(recorded -> consequence.of(session, recorded))
                .map(recorded -> new Outcome.Done<>(after, head.sequence() + recorded.size(), recorded));
    }
}

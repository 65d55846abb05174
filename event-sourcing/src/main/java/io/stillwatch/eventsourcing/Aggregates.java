package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Loads a stream, lets the decider decide, and keeps what it decided together with everything that must follow from it. */
public final class Aggregates<C, S, E, R> {

    /**
     * What has to be true in the same transaction as the events: outbox rows, read models. It is asked while the events are being written,
     * on the same connection, so that what it writes comes behind them and waits for nothing.
     */
    @FunctionalInterface
    public interface Consequence<E> {
        Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<E>> recorded);

        /** This one and the others, sent together; only the last may use the session's mapping, which does one thing at a time. */
        @SafeVarargs
        @SuppressWarnings("varargs") // only read
        static <E> Consequence<E> together(Consequence<E>... all) {
            List<Consequence<E>> each = List.of(all);
            return (session, recorded) -> Statements.together(
                    each.stream().map(one -> one.of(session, recorded)).toList());
        }
    }

    private static final int TRIES = 10;

    private final Mutiny.SessionFactory sessions;
    private final Decider<C, S, E, R> decider;
    private final EventLog<E> log;
    private final Consequence<E> consequence;
    private final Remembered<S> remembered = new Remembered<>();

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
        return standing(session, stream).chain(standing -> decide(session, expected, command, standing));
    }

    /** The state of a stream, which nobody changes until the caller's transaction ends: for commands on others that depend on it. */
    public Uni<S> state(Mutiny.StatelessSession session, String stream) {
        return standing(session, stream).map(Standing::state);
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

    /** Takes the turn, and reads no more of the log than is new since the last look at it. */
    private Uni<Standing<S>> standing(Mutiny.StatelessSession session, String stream) {
        Standing<S> known = remembered.of(stream);
        return log.turn(session, stream, known == null ? 0 : known.head().sequence())
                .chain(tail -> known == null || tail.goesOnFrom(known.head())
                        ? Uni.createFrom().item(fold(stream, known, tail))
                        : afresh(session, stream));
    }

    /** What is remembered was taken back, or is of before there was a chain. */
    private Uni<Standing<S>> afresh(Mutiny.StatelessSession session, String stream) {
        remembered.forget(stream);
        return log.turn(session, stream, 0).map(tail -> fold(stream, null, tail));
    }

    private Standing<S> fold(String stream, @Nullable Standing<S> known, Tail tail) {
        S state = known == null ? decider.initial() : known.state();
        long decided = known == null ? 0 : known.decided();
        for (Recorded<E> event :
                log.decisions(tail.behind(known == null ? 0 : known.head().sequence()))) {
            state = decider.evolve(state, event.event());
            decided = event.sequence();
        }
        Standing<S> standing = new Standing<>(tail.head(stream), decided, state);
        if (tail.isChained()) {
            remembered.put(standing);
        }
        return standing;
    }

    private Uni<Outcome<S, E, R>> decide(
            Mutiny.StatelessSession session, OptionalLong expected, C command, Standing<S> standing) {
        if (expected.isPresent() && isOvertaken(expected.getAsLong(), standing)) {
            return Uni.createFrom().item(new Outcome.Overtaken<>(standing.decided()));
        }
        return switch (decider.decide(command, standing.state())) {
            case Decision.Rejected<E, R>(R reason) -> Uni.createFrom().item(new Outcome.Refused<>(reason));
            case Decision.Accepted<E, R>(List<E> events)
            when events.isEmpty() ->
                Uni.createFrom().item(new Outcome.Done<>(standing.state(), standing.decided(), List.of()));
            case Decision.Accepted<E, R>(List<E> events) -> keep(session, standing, events);
        };
    }

    private static boolean isOvertaken(long expected, Standing<?> standing) {
        return expected < standing.decided() || expected > standing.head().sequence();
    }

    private Uni<Outcome<S, E, R>> keep(Mutiny.StatelessSession session, Standing<S> before, List<E> events) {
        S after = events.stream().reduce(before.state(), decider::evolve, (_, later) -> later);
        return log.prepare(session, before.head(), events)
                .chain(prepared -> Statements.together(
                                List.of(prepared.write(session), consequence.of(session, prepared.recorded())))
                        .invoke(() -> remembered.put(
                                new Standing<>(prepared.head(), prepared.head().sequence(), after)))
                        .replaceWith(
                                () -> new Outcome.Done<>(after, prepared.head().sequence(), prepared.recorded())));
    }
}

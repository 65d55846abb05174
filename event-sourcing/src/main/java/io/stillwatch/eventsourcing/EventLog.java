package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The append-only history of every stream; two writers can't both write the same sequence number. */
public final class EventLog<E> {

    /** The primary key that a lost race violates. */
    public static final String SEQUENCE_TAKEN = "event_log_pkey";

    /** Released by the end of the transaction. The seed keeps streams apart from workers, which lock by name with seed 0. */
    private static final String TAKE_TURN = "select cast(pg_advisory_xact_lock(hashtextextended(:stream, 1)) as text)";

    private final EventNames<E> names;
    private final Clock clock;

    public EventLog(EventNames<E> names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /** Waits until no other transaction holds this stream's turn, and holds it until this one ends. */
    public Uni<Void> waitForTurn(Mutiny.StatelessSession session, String stream) {
        return session.createNativeQuery(TAKE_TURN, String.class)
                .setParameter("stream", stream)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** All events of a stream, oldest first; empty if there is none. */
    public Uni<List<Recorded<E>>> history(Mutiny.StatelessSession session, String stream) {
        return session.createSelectionQuery(
                        "from LoggedEvent where stream = :stream order by sequence", LoggedEvent.class)
                .setParameter("stream", stream)
                .getResultList()
                .map(rows -> rows.stream().map(this::recorded).toList());
    }

    /**
     * Appends behind {@code last}. Fails with a constraint violation named {@link #SEQUENCE_TAKEN} if another writer was
     * faster; the transaction is then lost and the command has to be decided afresh.
     */
    public Uni<List<Recorded<E>>> append(Mutiny.StatelessSession session, String stream, long last, List<E> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Recorded<E>> recorded = new ArrayList<>();
        for (E event : events) {
            recorded.add(new Recorded<>(stream, last + recorded.size() + 1, now, event));
        }
        return session.insertAll(recorded.stream().map(this::row).toArray()).replaceWith(List.copyOf(recorded));
    }

    private Recorded<E> recorded(LoggedEvent row) {
        return new Recorded<>(row.stream, row.sequence, row.recordedAt, names.read(row.type, row.body));
    }

    private LoggedEvent row(Recorded<E> recorded) {
        LoggedEvent row = new LoggedEvent();
        row.stream = recorded.stream();
        row.sequence = recorded.sequence();
        row.type = names.nameOf(recorded.event());
        row.body = names.write(recorded.event());
        row.recordedAt = recorded.recordedAt();
        return row;
    }
}

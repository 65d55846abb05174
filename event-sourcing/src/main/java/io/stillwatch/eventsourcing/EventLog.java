package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The append-only history of every stream, chained by hashes, personal fields sealed; two writers can't both write the same sequence
 * number.
 */
public final class EventLog<E> {

    /** The primary key that a lost race violates. */
    public static final String SEQUENCE_TAKEN = "event_log_pkey";

    /** Released by the end of the transaction. The seed keeps streams apart from workers, which lock by name with seed 0. */
    private static final String TAKE_TURN =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 1))) turn";

    private static final String ALL = "from LoggedEvent where stream = :stream order by sequence";
    private static final String LAST = ALL + " desc";

    private final EventNames<E> names;
    private final Set<String> entries;
    private final Sealing sealing;
    private final Clock clock;

    /**
     * Opens the log.
     *
     * @param entries the types of what the log itself notes; no decider sees them
     */
    public EventLog(EventNames<E> names, Set<String> entries, Sealing sealing, Clock clock) {
        this.names = names;
        this.entries = Set.copyOf(entries);
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Waits until no other transaction holds this stream's turn, and holds it until this one ends. */
    public Uni<Void> waitForTurn(Mutiny.StatelessSession session, String stream) {
        return Statements.run(session, TAKE_TURN, Tuple.of(stream)).replaceWithVoid();
    }

    /**
     * Waits for the turn and reads the stream from an event on, 0 for all of it: two statements, since one would see the log as it was before
     * the wait.
     */
    Uni<Tail> turn(Mutiny.StatelessSession session, String stream, long from) {
        return Uni.combine()
                .all()
                .unis(waitForTurn(session, stream), LoggedRows.from(session, stream, from))
                .with((_, rows) -> new Tail(rows));
    }

    /** The events among these rows that a decider made. No decision depends on what people wrote: it is not opened. */
    List<Recorded<E>> decisions(List<LoggedEvent> rows) {
        return events(rows, sealing::closed);
    }

    /** All events of a stream, oldest first, with what people wrote left closed, and its end. */
    public Uni<History<E>> history(Mutiny.StatelessSession session, String stream) {
        return LoggedRows.from(session, stream, 0)
                .map(rows -> new History<>(decisions(rows), Chained.head(stream, rows)));
    }

    /** The same with what people wrote. */
    public Uni<History<E>> opened(Mutiny.StatelessSession session, String stream) {
        return rows(session, stream)
                .chain(rows -> sealing.opening(session, stream, rows)
                        .map(opening -> new History<>(events(rows, opening), Chained.head(stream, rows))));
    }

    /** The last event of a stream as it lies on the disk; none if there is none. */
    public Uni<List<LoggedEvent>> last(Mutiny.StatelessSession session, String stream) {
        return session.createSelectionQuery(LAST, LoggedEvent.class)
                .setParameter("stream", stream)
                .setMaxResults(1)
                .getResultList();
    }

    /** The end of a stream, for whoever has its turn. */
    public Uni<Head> head(Mutiny.StatelessSession session, String stream) {
        return last(session, stream)
                .chain(rows -> rows.isEmpty() || rows.getLast().hash != null
                        ? Uni.createFrom().item(rows)
                        : rows(session, stream))
                .map(rows -> Chained.head(stream, rows));
    }

    /**
     * Appends behind {@code head}. Fails with a constraint violation named {@link #SEQUENCE_TAKEN} if another writer was
     * faster; the transaction is then lost and the command has to be decided afresh.
     */
    public Uni<List<Recorded<E>>> append(Mutiny.StatelessSession session, Head head, List<E> events) {
        return prepare(session, head, events)
                .chain(prepared -> prepared.write(session).replaceWith(prepared.recorded()));
    }

    /** Makes events ready to be written behind {@code head}. */
    Uni<Prepared<E>> prepare(Mutiny.StatelessSession session, Head head, List<E> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Recorded<E>> recorded = new ArrayList<>();
        List<Sealing.Draft> drafts = new ArrayList<>();
        for (E event : events) {
            long sequence = head.sequence() + recorded.size() + 1;
            recorded.add(new Recorded<>(head.stream(), sequence, now, event));
            drafts.add(new Sealing.Draft(sequence, names.nameOf(event), names.tree(event)));
        }
        return sealing.seal(session, head.stream(), drafts)
                .map(keys -> new Prepared<>(
                        List.copyOf(recorded),
                        Chained.behind(head, drafts, now),
                        keys.isEmpty() ? List.of() : List.of(in -> sealing.keep(in, keys))));
    }

    /** Lets the log itself note something at the end of a stream; whoever calls has the stream's turn. */
    public Uni<Long> note(Mutiny.StatelessSession session, Head head, LogEntry entry) {
        if (!entries.contains(entry.name())) {
            throw new IllegalArgumentException("No entry is registered as " + entry.name());
        }
        var draft = new Sealing.Draft(head.sequence() + 1, entry.name(), names.parse(entry.body()));
        return LoggedRows.insert(session, Chained.behind(head, List.of(draft), entry.at()))
                .replaceWith(draft.sequence());
    }

    /** A stream as it lies on the disk, oldest first: what is personal is sealed. */
    public Uni<List<LoggedEvent>> rows(Mutiny.StatelessSession session, String stream) {
        return session.createSelectionQuery(ALL, LoggedEvent.class)
                .setParameter("stream", stream)
                .getResultList();
    }

    private List<Recorded<E>> events(List<LoggedEvent> rows, Function<LoggedEvent, JsonNode> opening) {
        return rows.stream()
                .filter(row -> !entries.contains(row.type))
                .map(row -> new Recorded<>(
                        row.stream, row.sequence, row.recordedAt, names.read(row.type, opening.apply(row))))
                .toList();
    }
}

package io.stillwatch.eventsourcing.sealing;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the wrapped keys: one for each subject in each stream, so that what one stream says about somebody can be erased, or held, or
 * shown to a court, without the other streams.
 */
public final class SubjectKeys {

    /** Beyond so many, reading all keys of the stream is cheaper than naming them. */
    private static final int NAMED = 500;

    private static final String STALE = """
            from SubjectKeyRow where erasedAt is null and master <> :master order by id""";
    private static final String REWRAP = """
            update subject_key k set wrapped = given.wrapped, master = $1
            from unnest($2::text[], $3::bytea[]) as given (id, wrapped) where k.id = given.id and k.erased_at is null""";
    private static final String INSERT = """
            insert into subject_key (id, stream, subject, wrapped, master, created_at)
            select id, $1, subject, wrapped, $2, $3
            from unnest($4::text[], $5::text[], $6::bytea[]) as given (id, subject, wrapped)""";

    private final MasterKeys master;
    private final Clock clock;

    public SubjectKeys(MasterKeys master, Clock clock) {
        this.master = master;
        this.clock = clock;
    }

    /** Keys by subject; those of {@code fresh} are not kept yet. */
    record Found(Map<String, SubjectKey> bySubject, List<SubjectKeyRow> fresh) {}

    /**
     * The keys of subjects in a stream; who has none gets one. To be called by whoever has the stream's turn.
     *
     * @param known who may have one, and {@code unheard} who can't
     */
    Uni<Found> of(Mutiny.StatelessSession session, String stream, Set<String> known, Set<String> unheard) {
        return rows(session, stream, "subject", known).map(rows -> {
            Map<String, SubjectKey> keys = new HashMap<>();
            rows.forEach(row -> keys.put(row.subject, master.unwrap(row)));
            Set<String> missing = new HashSet<>(known);
            missing.removeAll(keys.keySet());
            missing.addAll(unheard);
            List<SubjectKeyRow> fresh = missing.stream()
                    .map(subject -> wrapped(stream, subject, keys))
                    .toList();
            return new Found(keys, fresh);
        });
    }

    /** Keeps new keys of one stream. */
    Uni<Void> keep(Mutiny.StatelessSession session, List<SubjectKeyRow> fresh) {
        SubjectKeyRow first = fresh.getFirst();
        return Statements.run(
                        session,
                        INSERT,
                        Tuple.of(
                                first.stream,
                                first.master,
                                first.createdAt.atOffset(ZoneOffset.UTC),
                                fresh.stream().map(row -> row.id).toArray(String[]::new),
                                fresh.stream().map(row -> row.subject).toArray(String[]::new),
                                fresh.stream()
                                        .map(row -> Buffer.buffer(row.wrapped))
                                        .toArray(Buffer[]::new)))
                .replaceWithVoid();
    }

    /** Those of the keys that have not been erased, by id. */
    public Uni<Map<String, SubjectKey>> open(Mutiny.StatelessSession session, String stream, Set<String> ids) {
        return rows(session, stream, "id", ids)
                .map(rows -> rows.stream().map(master::unwrap).collect(Collectors.toMap(SubjectKey::id, key -> key)));
    }

    /** The same as they are kept. */
    public Uni<List<SubjectKeyRow>> named(Mutiny.StatelessSession session, String stream, Set<String> ids) {
        return rows(session, stream, "id", ids);
    }

    /** The keys there are for a subject, in the order of their streams. */
    public Uni<List<SubjectKeyRow>> about(Mutiny.StatelessSession session, String subject) {
        return session.createSelectionQuery(
                        "from SubjectKeyRow where subject = :subject order by stream", SubjectKeyRow.class)
                .setParameter("subject", subject)
                .getResultList();
    }

    /** The keys of a stream whose subject looks like this ({@code like} of SQL). */
    public Uni<List<SubjectKeyRow>> sealing(Mutiny.StatelessSession session, String stream, String subjects) {
        return session.createSelectionQuery(
                        "from SubjectKeyRow where stream = :stream and subject like :subjects order by subject",
                        SubjectKeyRow.class)
                .setParameter("stream", stream)
                .setParameter("subjects", subjects)
                .getResultList();
    }

    /** Takes the key away for good: what it sealed is noise from now on, and whose it was is forgotten. */
    public Uni<Void> destroy(Mutiny.StatelessSession session, SubjectKeyRow key, Instant at) {
        key.subject = null;
        key.wrapped = null;
        key.erasedAt = at;
        return session.update(key);
    }

    /**
     * Wraps some of the keys anew that an earlier master key wraps; what they seal is not touched.
     *
     * @return how many; none if there are no more
     * @throws IllegalStateException in the Uni, if the key that wraps one of them is not mounted
     */
    public Uni<Integer> rewrap(Mutiny.StatelessSession session, int atMost) {
        return session.createSelectionQuery(STALE, SubjectKeyRow.class)
                .setParameter("master", master.current().name())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setMaxResults(atMost)
                .getResultList()
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : rewrap(session, rows));
    }

    private Uni<Integer> rewrap(Mutiny.StatelessSession session, List<SubjectKeyRow> rows) {
        return Statements.run(
                        session,
                        REWRAP,
                        Tuple.of(
                                master.current().name(),
                                rows.stream().map(row -> row.id).toArray(String[]::new),
                                rows.stream()
                                        .map(master::unwrap)
                                        .map(key ->
                                                Buffer.buffer(master.current().wrap(key)))
                                        .toArray(Buffer[]::new)))
                .replaceWith(rows::size);
    }

    private Uni<List<SubjectKeyRow>> rows(
            Mutiny.StatelessSession session, String stream, String column, Collection<String> named) {
        if (named.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String all = "from SubjectKeyRow where stream = :stream and erasedAt is null";
        if (named.size() > NAMED) {
            return session.createSelectionQuery(all, SubjectKeyRow.class)
                    .setParameter("stream", stream)
                    .getResultList();
        }
        return session.createSelectionQuery(all + " and " + column + " in :named", SubjectKeyRow.class)
                .setParameter("stream", stream)
                .setParameter("named", named)
                .getResultList();
    }

    private SubjectKeyRow wrapped(String stream, String subject, Map<String, SubjectKey> keys) {
        SubjectKey key = SubjectKey.fresh();
        keys.put(subject, key);
        SubjectKeyRow row = new SubjectKeyRow();
        row.id = key.id();
        row.stream = stream;
        row.subject = subject;
        row.wrapped = master.current().wrap(key);
        row.master = master.current().name();
        row.createdAt = clock.instant();
        return row;
    }
}

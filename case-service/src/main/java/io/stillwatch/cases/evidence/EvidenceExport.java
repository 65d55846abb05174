package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.Statements;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.stillwatch.eventsourcing.sealing.SubjectKey;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together the bundle of a case, every stream of it behind a checkpoint. */
@Singleton
class EvidenceExport {

    /** What is recorded meanwhile is in the next bundle, not half in this one: an event without its list, or a list without its event. */
    private static final String AT_ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private final Mutiny.SessionFactory sessions;
    private final Cases cases;
    private final CaseStreams streams;
    private final EventLog<CaseEvent> log;
    private final Sealing sealing;
    private final SubjectKeys subjectKeys;
    private final Checkpoints checkpoints;
    private final Signer signer;
    private final Clock clock;

    EvidenceExport(
            Mutiny.SessionFactory sessions,
            Cases cases,
            CaseStreams streams,
            EventLog<CaseEvent> log,
            Sealing sealing,
            SubjectKeys subjectKeys,
            Checkpoints checkpoints,
            Signer signer,
            Clock clock) {
        this.sessions = sessions;
        this.cases = cases;
        this.streams = streams;
        this.log = log;
        this.sealing = sealing;
        this.subjectKeys = subjectKeys;
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.clock = clock;
    }

    /** Exports the bundle; {@code readable} adds the keys to what is sealed in it, and by name whom its digests cover. */
    Uni<String> of(CaseId id, boolean readable) {
        return sessions.withStatelessSession(session -> streams.of(session, id))
                .call(this::sign)
                .chain(all -> sessions.withStatelessTransaction(session -> bundle(session, id, all, readable)));
    }

    /** Each in a transaction of its own: nothing holds up more than one of them, and what happens until all are signed is in the bundle too. */
    private Uni<Void> sign(List<String> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(stream -> cases.inTransaction(session -> sign(session, stream)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Exporting twice signs once: nothing has happened in between that a second checkpoint could cover. */
    private Uni<Void> sign(Mutiny.StatelessSession session, String stream) {
        return log.waitForTurn(session, stream)
                .chain(() -> log.last(session, stream))
                .chain(last -> last.stream().allMatch(event -> event.type.equals(LogEntries.CHECKPOINT_SIGNED))
                        ? Uni.createFrom().voidItem()
                        : checkpoints.sign(session, stream));
    }

    private Uni<String> bundle(Mutiny.StatelessSession session, CaseId id, List<String> all, boolean readable) {
        Bundle bundle = new Bundle(id);
        return Statements.run(session, AT_ONE_MOMENT, Tuple.tuple())
                .chain(() -> signer.publicKeys(session))
                .invoke(bundle::keys)
                .chain(() -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(stream -> add(session, bundle, stream, readable))
                        .collect()
                        .asList())
                .chain(_ -> AbsorbedCases.of(session, id).invoke(bundle::also))
                .map(_ -> bundle.signed(signer.key(), clock.instant()));
    }

    private Uni<Void> add(Mutiny.StatelessSession session, Bundle bundle, String stream, boolean readable) {
        return log.rows(session, stream)
                .invoke(bundle::stream)
                .chain(events -> keys(session, stream, readable ? events : List.of()))
                .invoke(bundle::secrets)
                .chain(() -> CoveredByDigests.said(session, stream).invoke(bundle::also))
                .chain(() -> readable
                        ? CoveredByDigests.in(session, stream)
                                .invoke(bundle::also)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Collection<SubjectKey>> keys(Mutiny.StatelessSession session, String stream, List<LoggedEvent> events) {
        return subjectKeys
                .open(session, stream, events.stream().flatMap(sealing::keysIn).collect(Collectors.toUnmodifiableSet()))
                .map(Map::values);
    }
}

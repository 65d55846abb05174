package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.LoggedEvent;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.stillwatch.eventsourcing.sealing.SubjectKey;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts together the bundle of a case as it stands, behind a checkpoint of this very state. */
@Singleton
class EvidenceExport {

    private final Cases cases;
    private final EventLog<CaseEvent> log;
    private final Sealing sealing;
    private final SubjectKeys subjectKeys;
    private final Checkpoints checkpoints;
    private final Signer signer;
    private final Clock clock;

    EvidenceExport(
            Cases cases,
            EventLog<CaseEvent> log,
            Sealing sealing,
            SubjectKeys subjectKeys,
            Checkpoints checkpoints,
            Signer signer,
            Clock clock) {
        this.cases = cases;
        this.log = log;
        this.sealing = sealing;
        this.subjectKeys = subjectKeys;
        this.checkpoints = checkpoints;
        this.signer = signer;
        this.clock = clock;
    }

    /** Exports the bundle; {@code readable} adds the keys to what is sealed in it. */
    Uni<String> of(CaseId id, boolean readable) {
        return cases.inTransaction(session -> log.waitForTurn(session, id.value())
                .chain(() -> signed(session, id))
                .chain(events -> bundle(session, id, events, readable)));
    }

    /** Exporting twice signs once: nothing has happened in between that a second checkpoint could cover. */
    private Uni<List<LoggedEvent>> signed(Mutiny.StatelessSession session, CaseId id) {
        return log.rows(session, id.value()).chain(events -> {
            if (events.isEmpty()) {
                throw CaseProblems.noSuchCase().asException();
            }
            return events.getLast().type.equals(LogEntries.CHECKPOINT_SIGNED)
                    ? Uni.createFrom().item(events)
                    : checkpoints.sign(session, id.value()).chain(() -> log.rows(session, id.value()));
        });
    }

    private Uni<String> bundle(Mutiny.StatelessSession session, CaseId id, List<LoggedEvent> events, boolean readable) {
        Bundle bundle = new Bundle(id);
        return signer.publicKeys(session)
                .invoke(bundle::keys)
                .chain(() -> secrets(session, id, events, readable))
                .map(secrets -> {
                    bundle.stream(events);
                    bundle.secrets(secrets);
                    return bundle.signed(signer.key(), clock.instant());
                });
    }

    private Uni<Collection<SubjectKey>> secrets(
            Mutiny.StatelessSession session, CaseId id, List<LoggedEvent> events, boolean readable) {
        Set<String> ids =
                readable ? events.stream().flatMap(sealing::keysIn).collect(Collectors.toUnmodifiableSet()) : Set.of();
        return subjectKeys.open(session, id.value(), ids).map(Map::values);
    }
}

package io.stillwatch.cases.servicelevels;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseQuieted;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.rebuild.ReadModel;
import io.stillwatch.eventsourcing.Recorded;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Notes when a case first came to each point. */
public final class ServiceLevelProjection implements ReadModel<CaseEvent> {

    @Override
    public String name() {
        return "service-levels";
    }

    @Override
    public String table() {
        return "service_level";
    }

    @Override
    public String stream() {
        return "stream";
    }

    /** Most events say nothing of this, and cost nothing here. */
    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<CaseEvent>> recorded) {
        return recorded.stream().map(Recorded::event).anyMatch(ServiceLevelProjection::tells)
                ? session.get(ServiceLevelRow.class, recorded.getFirst().stream())
                        .chain(row -> keep(session, row, recorded))
                : Uni.createFrom().voidItem();
    }

    private static boolean tells(CaseEvent event) {
        return switch (event) {
            case CaseOpened _, CaseOpenedByHand _, CaseTriaged _, CaseAssigned _, CaseDecided _ -> true;
            case CredentialCompromiseFound _, CaseReopened _ -> true;
            case FindingRecorded _, InvestigationStarted _, NoteAdded _, CaseClosed _, LegalHoldPlaced _ -> false;
            case LegalHoldReleased _, CaseMerged _, CaseSplit _, CaseQuieted _, ConfirmationCorrected _ -> false;
        };
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session, @Nullable ServiceLevelRow known, List<Recorded<CaseEvent>> recorded) {
        if (known == null && recorded.getFirst().sequence() > 1) {
            return Uni.createFrom()
                    .voidItem(); // Somebody threw the row away; a rebuild makes it from all events, not from these.
        }
        ServiceLevelRow row = known == null ? new ServiceLevelRow() : known;
        row.stream = recorded.getFirst().stream();
        row.caseId = row.stream;
        recorded.forEach(event -> apply(row, event.event()));
        return known == null ? session.insert(row) : session.update(row);
    }

    static void apply(ServiceLevelRow row, CaseEvent event) {
        switch (event) {
            case CaseOpened _, CaseOpenedByHand _ -> row.openedAt = event.at();
            case CaseTriaged _, CaseAssigned _ -> row.triagedAt = first(row.triagedAt, event.at());
            case CaseDecided decided -> decide(row, decided.decision(), decided.at());
            case CredentialCompromiseFound found -> decide(row, CaseDecision.CREDENTIAL_COMPROMISE, found.at());
            case CaseReopened _ -> row.decision = null;
            case FindingRecorded _, InvestigationStarted _, NoteAdded _, CaseClosed _, LegalHoldPlaced _ -> {}
            case LegalHoldReleased _, CaseMerged _, CaseSplit _, CaseQuieted _, ConfirmationCorrected _ -> {}
        }
    }

    private static void decide(ServiceLevelRow row, CaseDecision decision, Instant at) {
        row.decidedAt = first(row.decidedAt, at);
        row.decision = decision.toString();
    }

    private static Instant first(@Nullable Instant known, Instant now) {
        return known == null ? now : known;
    }
}

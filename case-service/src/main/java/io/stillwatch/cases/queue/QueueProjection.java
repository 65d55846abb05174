package io.stillwatch.cases.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseState;
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
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.cases.rebuild.ReadModel;
import io.stillwatch.eventsourcing.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the row of a case as its events say, in the transaction that records them. */
public final class QueueProjection implements ReadModel<CaseEvent> {

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String table() {
        return "cases";
    }

    @Override
    public String stream() {
        return "id";
    }

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<CaseEvent>> recorded) {
        Recorded<CaseEvent> last = recorded.getLast();
        if (recorded.size() == 1 && last.event() instanceof NoteAdded) {
            return CaseRows.moveOn(
                    session, last.stream(), last.sequence(), last.event().at());
        }
        return CaseRows.one(session, recorded.getFirst().stream())
                .chain(row -> keep(session, row.orElse(null), recorded));
    }

    /** The row as it was when the case had come to an event; everything that is known of it then follows from the events so far. */
    public static CaseRow asOf(List<Recorded<CaseEvent>> history, long sequence) {
        CaseRow row = new CaseRow();
        history.stream().takeWhile(event -> event.sequence() <= sequence).forEach(event -> apply(row, event));
        return row;
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session, @Nullable CaseRow known, List<Recorded<CaseEvent>> recorded) {
        if (known == null && recorded.getFirst().sequence() > 1) {
            return Uni.createFrom()
                    .voidItem(); // Somebody threw the row away; a rebuild makes it from all events, not from these.
        }
        CaseRow row = known == null ? new CaseRow() : known;
        recorded.forEach(event -> apply(row, event));
        return known == null ? CaseRows.insert(session, row) : CaseRows.update(session, row);
    }

    static void apply(CaseRow row, Recorded<CaseEvent> recorded) {
        row.id = recorded.stream();
        row.sequence = recorded.sequence();
        row.updatedAt = recorded.event().at();
        switch (recorded.event()) {
            case CaseOpened opened -> open(row, opened);
            case CaseOpenedByHand opened -> open(row, opened);
            case FindingRecorded found -> find(row, found.finding());
            case CaseTriaged triaged -> row.priority = triaged.priority().toString();
            case CaseAssigned assigned -> {
                row.state = CaseState.ASSIGNED.word();
                row.assignee = assigned.analyst();
                row.startedAt = null;
            }
            case InvestigationStarted started -> row.startedAt = started.at();
            case NoteAdded _ -> {}
            case CaseDecided decided -> {
                decide(row, decided.decision(), decided.at(), decided.expiresAt());
                row.victimsFrom = null;
            }
            case CredentialCompromiseFound found -> {
                decide(row, CaseDecision.CREDENTIAL_COMPROMISE, found.at(), Optional.empty());
                row.victimsFrom = Objects.requireNonNullElse(row.victimsFrom, row.findingSequence);
            }
            case CaseReopened _ -> reopen(row);
            case CaseClosed _ -> row.state = CaseState.CLOSED.word();
            case LegalHoldPlaced _ -> row.legalHold = true;
            case LegalHoldReleased _ -> row.legalHold = false;
            case CaseMerged merged -> {
                row.state = CaseState.MERGED.word();
                row.mergedInto = CaseId.followed(merged.into()).value();
                row.mergedAt = merged.at();
                row.mergedBy = recorded.sequence();
                heard(row, merged.sequence());
            }
            case CaseSplit split -> {
                row.parts = SplitOff.json(row.parts, split, recorded.sequence());
                heard(row, split.sequence());
            }
            case CaseQuieted quieted -> heard(row, quieted.sequence());
            case ConfirmationCorrected corrected -> row.corrections = corrected.corrections();
        }
    }

    private static void decide(CaseRow row, CaseDecision decision, Instant at, Optional<Instant> expiresAt) {
        row.state = CaseState.DECIDED.word();
        row.decision = decision.toString();
        row.decidedAt = at;
        row.expiresAt = expiresAt.orElse(null);
    }

    private static void reopen(CaseRow row) {
        row.state = CaseState.UNASSIGNED.word();
        row.assignee = null;
        row.startedAt = null;
        row.decision = null;
        row.decidedAt = null;
        row.expiresAt = null;
        row.lateFindings = 0;
    }

    /** The accounts a tip names are all that is known. */
    private static void open(CaseRow row, CaseOpenedByHand opened) {
        row.state = CaseState.UNASSIGNED.word();
        row.campaign = opened.campaign();
        row.firstSeen = opened.at();
        row.watchedSince = opened.at();
        row.openedAt = opened.at();
        row.members = opened.members().added();
    }

    /** An event of the campaign that is no finding has a number among them all the same. */
    private static void heard(CaseRow row, long sequence) {
        if (sequence < row.findingSequence) {
            row.missingFindings--;
        } else {
            row.missingFindings += sequence - row.findingSequence - 1;
            row.findingSequence = sequence;
        }
    }

    private static void open(CaseRow row, CaseOpened opened) {
        row.state = CaseState.UNASSIGNED.word();
        row.campaign = opened.campaign();
        row.firstSeen = opened.firstSeen();
        row.watchedSince = opened.watchedSince();
        row.openedAt = opened.at();
        find(row, opened.finding());
    }

    /** One that fills a gap is older than what the row shows, and changes only how many are missing. */
    private static void find(CaseRow row, Finding finding) {
        row.lateFindings += row.decision == null ? 0 : 1;
        if (finding.sequence() < row.findingSequence) {
            heard(row, finding.sequence());
            return;
        }
        heard(row, finding.sequence());
        row.members = finding.memberCount();
        row.interactions = finding.interactions();
        row.severity = finding.severity();
        row.finding = write(finding);
    }

    private static String write(Finding finding) {
        try {
            return CaseEventNames.JSON.writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A finding can't be written", e);
        }
    }
}

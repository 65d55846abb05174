package io.stillwatch.cases.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseState;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Recorded;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps the row of a case as its events say, in the transaction that records them. */
public final class QueueProjection implements Aggregates.Consequence<CaseEvent> {

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<CaseEvent>> recorded) {
        return session.get(CaseRow.class, recorded.getFirst().stream()).chain(row -> keep(session, row, recorded));
    }

    private static Uni<Void> keep(
            Mutiny.StatelessSession session, @Nullable CaseRow known, List<Recorded<CaseEvent>> recorded) {
        CaseRow row = known == null ? new CaseRow() : known;
        recorded.forEach(event -> apply(row, event));
        return known == null ? session.insert(row) : session.update(row);
    }

    static void apply(CaseRow row, Recorded<CaseEvent> recorded) {
        row.id = recorded.stream();
        row.sequence = recorded.sequence();
        row.updatedAt = recorded.event().at();
        switch (recorded.event()) {
            case CaseOpened opened -> open(row, opened);
            case FindingRecorded found -> find(row, found.finding());
            case CaseAssigned assigned -> {
                row.state = CaseState.ASSIGNED.word();
                row.assignee = assigned.analyst();
            }
            case NoteAdded _ -> {}
            case CaseDecided decided -> {
                row.state = CaseState.DECIDED.word();
                row.decision = decided.decision().toString();
                row.decidedAt = decided.at();
            }
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
            row.missingFindings--;
            return;
        }
        row.missingFindings += finding.sequence() - row.findingSequence - 1;
        row.findingSequence = finding.sequence();
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

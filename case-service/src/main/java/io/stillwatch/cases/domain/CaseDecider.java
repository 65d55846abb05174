package io.stillwatch.cases.domain;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.Case.Assigned;
import io.stillwatch.cases.domain.Case.Decided;
import io.stillwatch.cases.domain.Case.Unassigned;
import io.stillwatch.cases.domain.Case.Unopened;
import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotOpened;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;
import java.time.Instant;

/** The life of a case: opened by a finding, fed by later ones, assigned, noted upon, decided once. */
public final class CaseDecider implements Decider<CaseCommand, Case, CaseEvent, CaseRejection> {

    @Override
    public Case initial() {
        return new Unopened();
    }

    @Override
    public Decision<CaseEvent, CaseRejection> decide(CaseCommand command, Case state) {
        return switch (command) {
            case OpenCase open -> open(open, state);
            case RecordFinding record -> record(record, state);
            case AssignCase assign -> assign(assign, state);
            case AddNote note -> note(note, state);
            case DecideCase decide -> decide(decide, state);
        };
    }

    @Override
    public Case evolve(Case state, CaseEvent event) {
        return switch (event) {
            case CaseOpened opened ->
                new Unassigned(Findings.NONE.with(opened.finding().sequence()));
            case FindingRecorded recorded -> withFinding(state, recorded.finding());
            case CaseAssigned assigned -> new Assigned(assigned.analyst(), state.findings());
            case NoteAdded _ -> state;
            case CaseDecided decided -> new Decided(decided.decision(), state.findings());
        };
    }

    private static Decision<CaseEvent, CaseRejection> open(OpenCase open, Case state) {
        return switch (state) {
            case Unopened _ ->
                accept(new CaseOpened(
                        open.campaign(), open.firstSeen(), open.watchedSince(), open.finding(), open.at()));
            case Unassigned _, Assigned _, Decided _ -> keep(open.finding(), open.at(), state);
        };
    }

    private static Decision<CaseEvent, CaseRejection> record(RecordFinding record, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NotOpened(record.finding().sequence()));
            case Unassigned _, Assigned _, Decided _ -> keep(record.finding(), record.at(), state);
        };
    }

    /** A finding that comes after the decision is kept as well: whoever decided has to be able to see it. */
    private static Decision<CaseEvent, CaseRejection> keep(Finding finding, Instant at, Case state) {
        return state.findings().have(finding.sequence()) ? unchanged() : accept(new FindingRecorded(finding, at));
    }

    /** A free case is for anyone to assign. Out of somebody's hands only they or a lead give it: else all could decide it. */
    private static Decision<CaseEvent, CaseRejection> assign(AssignCase assign, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _ -> accept(assigned(assign));
            case Assigned(var analyst, var _) when analyst.equals(assign.analyst()) -> unchanged();
            case Assigned(var analyst, var _) when isInTheHandsOf(assign.by(), analyst) -> accept(assigned(assign));
            case Assigned(var analyst, var _) ->
                reject(new NotTheAssignee(assign.by().id(), analyst));
            case Decided(var decision, var _) -> reject(new AlreadyDecided(decision));
        };
    }

    private static Decision<CaseEvent, CaseRejection> note(AddNote note, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _, Assigned _, Decided _ ->
                accept(new NoteAdded(note.text(), note.by().id(), note.at()));
        };
    }

    private static Decision<CaseEvent, CaseRejection> decide(DecideCase decide, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _ when decide.by().lead() -> accept(decided(decide));
            case Unassigned _ -> reject(new NotAssigned());
            case Assigned(var analyst, var _) when isInTheHandsOf(decide.by(), analyst) -> accept(decided(decide));
            case Assigned(var analyst, var _) ->
                reject(new NotTheAssignee(decide.by().id(), analyst));
            case Decided(var decision, var _) -> reject(new AlreadyDecided(decision));
        };
    }

    private static boolean isInTheHandsOf(Actor actor, String analyst) {
        return actor.lead() || actor.id().equals(analyst);
    }

    private static CaseAssigned assigned(AssignCase assign) {
        return new CaseAssigned(assign.analyst(), assign.by().id(), assign.at());
    }

    private static CaseDecided decided(DecideCase decide) {
        return new CaseDecided(decide.decision(), decide.reason(), decide.by().id(), decide.at());
    }

    private static Case withFinding(Case state, Finding finding) {
        Findings findings = state.findings().with(finding.sequence());
        return switch (state) {
            case Unopened _ -> throw new IllegalStateException("A finding was recorded for a case that was not opened");
            case Unassigned _ -> new Unassigned(findings);
            case Assigned(var analyst, var _) -> new Assigned(analyst, findings);
            case Decided(var decision, var _) -> new Decided(decision, findings);
        };
    }
}

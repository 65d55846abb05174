package io.stillwatch.cases.domain;

import io.stillwatch.cases.domain.Case.Assigned;
import io.stillwatch.cases.domain.Case.Closed;
import io.stillwatch.cases.domain.Case.Decided;
import io.stillwatch.cases.domain.Case.Merged;
import io.stillwatch.cases.domain.Case.Unassigned;
import io.stillwatch.cases.domain.Case.Unopened;
import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.CloseCase;
import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseCommand.PlaceLegalHold;
import io.stillwatch.cases.domain.CaseCommand.QuietCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseCommand.ReleaseLegalHold;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.CaseCommand.StartInvestigation;
import io.stillwatch.cases.domain.CaseCommand.TriageCase;
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
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;

/** The life of a case: opened by a finding or by hand, fed, triaged, assigned, investigated, decided, perhaps opened again, closed. */
public final class CaseDecider implements Decider<CaseCommand, Case, CaseEvent, CaseRejection> {

    @Override
    public Case initial() {
        return new Unopened();
    }

    @Override
    public Decision<CaseEvent, CaseRejection> decide(CaseCommand command, Case state) {
        return switch (command) {
            case OpenCase open -> Following.open(open, state);
            case OpenCaseByHand open -> Following.openByHand(open, state);
            case RecordFinding record -> Following.record(record, state);
            case MergeCase merge -> Following.merge(merge, state);
            case SplitCase split -> Following.split(split, state);
            case QuietCase quiet -> Following.quiet(quiet, state);
            case TriageCase triage -> Handling.triage(triage, state);
            case AssignCase assign -> Handling.assign(assign, state);
            case StartInvestigation start -> Handling.start(start, state);
            case AddNote note -> Handling.note(note, state);
            case DecideCase decide -> Judging.decide(decide, state);
            case ReopenCase reopen -> Judging.reopen(reopen, state);
            case CloseCase close -> Judging.close(close, state);
            case CorrectConfirmation correct -> Judging.correct(correct, state);
            case PlaceLegalHold place -> Handling.hold(place, state);
            case ReleaseLegalHold release -> Handling.release(release, state);
        };
    }

    @Override
    public Case evolve(Case state, CaseEvent event) {
        CaseFile file = state.file();
        return switch (event) {
            case CaseOpened(var _, var _, var _, var finding, var _) -> new Unassigned(file.heard(finding.sequence()));
            case CaseOpenedByHand _ -> new Unassigned(file);
            case FindingRecorded(var finding, var _) -> state.with(file.heard(finding.sequence()));
            case CaseTriaged(var priority, var _, var _) -> state.with(file.triaged(priority));
            case CaseAssigned(var analyst, var _, var _) -> new Assigned(analyst, false, file);
            case InvestigationStarted(var by, var _) -> new Assigned(by, true, file);
            case NoteAdded _ -> state;
            case CaseDecided(var decision, var _, var by, var _, var _) -> new Decided(decision, by, file);
            case CredentialCompromiseFound(var _, var by, var _) ->
                new Decided(CaseDecision.CREDENTIAL_COMPROMISE, by, file);
            case CaseReopened _ -> new Unassigned(file);
            case CaseClosed _ -> closed(state);
            case LegalHoldPlaced _ -> state.with(file.held(true));
            case LegalHoldReleased _ -> state.with(file.held(false));
            case CaseMerged(var into, var sequence, var _) -> new Merged(into, file.heard(sequence));
            case CaseSplit(var _, var sequence, var _) -> state.with(file.heard(sequence));
            case CaseQuieted(var sequence, var _) -> state.with(file.heard(sequence));
            case ConfirmationCorrected(var _, var _, var corrections, var _) -> state.with(file.corrected(corrections));
        };
    }

    private static Case closed(Case state) {
        return switch (state) {
            case Decided(var decision, var by, var file) -> new Closed(decision, by, file);
            case Unopened _, Unassigned _, Assigned _, Closed _, Merged _ ->
                throw new IllegalStateException("Only a decided case was closed");
        };
    }
}

package io.stillwatch.cases.domain;

import static io.stillwatch.eventsourcing.Decision.accept;
import static io.stillwatch.eventsourcing.Decision.reject;
import static io.stillwatch.eventsourcing.Decision.unchanged;

import io.stillwatch.cases.domain.Case.Assigned;
import io.stillwatch.cases.domain.Case.Closed;
import io.stillwatch.cases.domain.Case.Decided;
import io.stillwatch.cases.domain.Case.Merged;
import io.stillwatch.cases.domain.Case.Unassigned;
import io.stillwatch.cases.domain.Case.Unopened;
import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.PlaceLegalHold;
import io.stillwatch.cases.domain.CaseCommand.ReleaseLegalHold;
import io.stillwatch.cases.domain.CaseCommand.StartInvestigation;
import io.stillwatch.cases.domain.CaseCommand.TriageCase;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.MergedIntoAnother;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotALead;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
import io.stillwatch.eventsourcing.Decision;

/** How a case is worked on. */
final class Handling {

    private Handling() {}

    static Decision<CaseEvent, CaseRejection> triage(TriageCase triage, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned(var file) -> triage(triage, file);
            case Assigned(var _, var _, var file) -> triage(triage, file);
            case Decided(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Closed(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
        };
    }

    private static Decision<CaseEvent, CaseRejection> triage(TriageCase triage, CaseFile file) {
        return file.priority().filter(triage.priority()::equals).isPresent()
                ? unchanged()
                : accept(new CaseTriaged(triage.priority(), triage.by().id(), triage.at()));
    }

    /** A free case is for anyone to assign. Out of somebody's hands only they or a lead give it: else all could decide it. */
    static Decision<CaseEvent, CaseRejection> assign(AssignCase assign, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _ -> accept(assigned(assign));
            case Assigned(var analyst, var _, var _) when analyst.equals(assign.analyst()) -> unchanged();
            case Assigned(var analyst, var _, var _)
            when isInTheHandsOf(assign.by(), analyst) -> accept(assigned(assign));
            case Assigned(var analyst, var _, var _) ->
                reject(new NotTheAssignee(assign.by().id(), analyst));
            case Decided(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Closed(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
        };
    }

    /** Only who has the case begins: a lead who wants to takes it first. */
    static Decision<CaseEvent, CaseRejection> start(StartInvestigation start, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _ -> reject(new NotAssigned());
            case Assigned(var analyst, var _, var _)
            when !analyst.equals(start.by().id()) ->
                reject(new NotTheAssignee(start.by().id(), analyst));
            case Assigned(var _, var started, var _) when started -> unchanged();
            case Assigned _ -> accept(new InvestigationStarted(start.by().id(), start.at()));
            case Decided(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Closed(var decision, var _, var _) -> reject(new AlreadyDecided(decision));
            case Merged(var into, var _) -> reject(new MergedIntoAnother(into));
        };
    }

    static Decision<CaseEvent, CaseRejection> note(AddNote note, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _, Assigned _, Decided _, Closed _, Merged _ ->
                accept(new NoteAdded(note.text(), note.by().id(), note.at()));
        };
    }

    static Decision<CaseEvent, CaseRejection> hold(PlaceLegalHold place, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _, Assigned _, Decided _, Closed _, Merged _
            when !place.by().lead() -> reject(new NotALead(place.by().id()));
            case Unassigned _, Assigned _, Decided _, Closed _, Merged _ ->
                state.file().legalHold()
                        ? unchanged()
                        : accept(new LegalHoldPlaced(place.reason(), place.by().id(), place.at()));
        };
    }

    static Decision<CaseEvent, CaseRejection> release(ReleaseLegalHold release, Case state) {
        return switch (state) {
            case Unopened _ -> reject(new NoSuchCase());
            case Unassigned _, Assigned _, Decided _, Closed _, Merged _
            when !release.by().lead() -> reject(new NotALead(release.by().id()));
            case Unassigned _, Assigned _, Decided _, Closed _, Merged _ ->
                state.file().legalHold()
                        ? accept(new LegalHoldReleased(release.by().id(), release.at()))
                        : unchanged();
        };
    }

    static boolean isInTheHandsOf(Actor actor, String analyst) {
        return actor.lead() || actor.id().equals(analyst);
    }

    private static CaseAssigned assigned(AssignCase assign) {
        return new CaseAssigned(assign.analyst(), assign.by().id(), assign.at());
    }
}

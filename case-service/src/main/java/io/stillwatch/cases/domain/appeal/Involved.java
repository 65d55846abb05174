package io.stillwatch.cases.domain.appeal;

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
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who had a part in what an appeal is about: whoever opened the case by hand, had it in hand, investigated or decided it, then or later, and whoever asked for
 * or approved the measure or another one that goes with it. Notes, triage, and what undoes are no part.
 */
public final class Involved {

    private Involved() {}

    /** Each person once, in the order in which they came to it. */
    public static List<String> in(List<CaseEvent> ofTheCase, List<EnforcementEvent> ofTheMeasures) {
        return Stream.concat(
                        ofTheCase.stream().map(Involved::by),
                        ofTheMeasures.stream().map(Involved::by))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> by(CaseEvent event) {
        return switch (event) {
            case CaseAssigned(var analyst, var _, var _) -> Optional.of(analyst);
            case InvestigationStarted(var by, var _) -> Optional.of(by);
            case CaseDecided(var _, var _, var by, var _, var _) -> Optional.of(by);
            case CredentialCompromiseFound(var _, var by, var _) -> Optional.of(by);
            case CaseOpenedByHand opened -> Optional.of(opened.by());
            case CaseOpened _, FindingRecorded _, CaseTriaged _, NoteAdded _ -> Optional.empty();
            case CaseReopened _, CaseClosed _, LegalHoldPlaced _, LegalHoldReleased _ -> Optional.empty();
            case CaseMerged _, CaseSplit _, CaseQuieted _, ConfirmationCorrected _ -> Optional.empty();
        };
    }

    private static Optional<String> by(EnforcementEvent event) {
        return switch (event) {
            case EnforcementRequested requested -> Optional.of(requested.by());
            case EnforcementApproved(var by, var _) -> Optional.of(by);
            case EnforcementDeclined _, BatchReleased _, ItemsAcknowledged _, EnforcementReversed _ -> Optional.empty();
            case EnforcementExpired _, EnforcementWithdrawn _, ItemReversed _, ItemReinstated _ -> Optional.empty();
        };
    }
}

package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.CaseId;
import java.util.Optional;

/**
 * What the case says at the moment of a command.
 *
 * @param decision as what it stands decided, if it does
 * @param decidedBy who decided, empty if nobody did
 * @param elsewhere the case that goes on in its place, if it became part of another
 */
public record Standing(Optional<CaseDecision> decision, String decidedBy, Optional<String> elsewhere) {

    /** Of a case that is itself. */
    public Standing(Optional<CaseDecision> decision, String decidedBy) {
        this(decision, decidedBy, Optional.empty());
    }

    public static Standing of(Case state) {
        return switch (state) {
            case Case.Decided(var decision, var by, var _) -> new Standing(Optional.of(decision), by);
            case Case.Closed(var decision, var by, var _) -> new Standing(Optional.of(decision), by);
            case Case.Merged(var into, var _) ->
                new Standing(Optional.empty(), "").in(CaseId.followed(into).value());
            case Case.Unopened _, Case.Unassigned _, Case.Assigned _ -> new Standing(Optional.empty(), "");
        };
    }

    /** The same of a case that goes on in place of the one that is asked about. */
    public Standing in(String caseId) {
        return new Standing(decision, decidedBy, Optional.of(caseId));
    }

    /** Whether a measure may go on: the case stands decided as the measure needs. */
    boolean supports(Plan plan) {
        return decision.filter(as -> as == plan.decision()).isPresent();
    }

    /** As what the case stands decided instead of what the measure rests on; nothing while it is open, since it may be decided alike. */
    Optional<CaseDecision> against(Plan plan) {
        return decision.filter(as -> as != plan.decision());
    }

    /** Why nothing may be asked for on this ground, if nothing may. */
    Optional<EnforcementRejection> objection(Measure measure) {
        return decision.<Optional<EnforcementRejection>>map(as -> switch (as) {
                    case CONFIRMED -> Optional.empty();
                    case CREDENTIAL_COMPROMISE ->
                        measure == Measure.SUSPEND
                                ? Optional.of(new EnforcementRejection.VictimsAreNotSuspended())
                                : Optional.empty();
                    case DISMISSED, INCONCLUSIVE -> Optional.of(new EnforcementRejection.CaseNotConfirmed(elsewhere));
                })
                .orElse(Optional.of(new EnforcementRejection.CaseNotConfirmed(elsewhere)));
    }
}

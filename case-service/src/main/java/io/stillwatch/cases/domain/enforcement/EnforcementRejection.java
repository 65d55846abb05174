package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.CaseDecision;

/** Why a command was refused. */
public sealed interface EnforcementRejection {

    record NoSuchEnforcement() implements EnforcementRejection {}

    /** Only what was confirmed is acted on. */
    record CaseNotConfirmed() implements EnforcementRejection {}

    /** What was asked for on one ground is not done on another. */
    record DecidedOtherwise(CaseDecision decision) implements EnforcementRejection {}

    /** Stolen credentials: their owners are the victims. */
    record VictimsAreNotSuspended() implements EnforcementRejection {}

    record NobodyToActOn() implements EnforcementRejection {}

    /** Every enforcement ends by itself, within a year. */
    record ExpiryOutOfRange() implements EnforcementRejection {}

    record NotForYou(String asked) implements EnforcementRejection {}

    /** Above a radius, somebody else than the requester approves; all measures of a case count together. */
    record SecondPersonNeeded(String requester, int touched, int alone) implements EnforcementRejection {}

    record AlreadyDeclined() implements EnforcementRejection {}

    record AlreadyApproved() implements EnforcementRejection {}

    record AlreadyEnded(Enforcement.Ending how) implements EnforcementRejection {}

    record NotApproved() implements EnforcementRejection {}

    record Frozen() implements EnforcementRejection {}
}

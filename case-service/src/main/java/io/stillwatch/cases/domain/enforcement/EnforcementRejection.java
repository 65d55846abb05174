package io.stillwatch.cases.domain.enforcement;

/** Why a command was refused. */
public sealed interface EnforcementRejection {

    record NoSuchEnforcement() implements EnforcementRejection {}

    /** Only what was confirmed is acted on. */
    record CaseNotConfirmed() implements EnforcementRejection {}

    /** Stolen credentials: their owners are the victims. */
    record VictimsAreNotSuspended() implements EnforcementRejection {}

    record NobodyToActOn() implements EnforcementRejection {}

    /** Every enforcement ends by itself, within a year. */
    record ExpiryOutOfRange() implements EnforcementRejection {}

    record NotForYou(String asked) implements EnforcementRejection {}

    /** Above a radius, somebody else than the requester approves. */
    record SecondPersonNeeded(String requester, int items, int alone) implements EnforcementRejection {}

    record AlreadyDeclined() implements EnforcementRejection {}

    record AlreadyApproved() implements EnforcementRejection {}

    record AlreadyEnded(Enforcement.Ending how) implements EnforcementRejection {}

    record NotApproved() implements EnforcementRejection {}

    record Frozen() implements EnforcementRejection {}
}

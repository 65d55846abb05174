package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.CaseDecision;
import java.util.List;
import java.util.Optional;

/** Why a command was refused. */
public sealed interface EnforcementRejection {

    record NoSuchEnforcement() implements EnforcementRejection {}

    /** Only what was confirmed is acted on; {@code elsewhere}: the case that goes on in its place, if it became part of another. */
    record CaseNotConfirmed(Optional<String> elsewhere) implements EnforcementRejection {
        public CaseNotConfirmed() {
            this(Optional.empty());
        }
    }

    /** What was asked for on one ground is not done on another. */
    record DecidedOtherwise(CaseDecision decision, Optional<String> elsewhere) implements EnforcementRejection {
        public DecidedOtherwise(CaseDecision decision) {
            this(decision, Optional.empty());
        }
    }

    /** Stolen credentials: their owners are the victims. */
    record VictimsAreNotSuspended() implements EnforcementRejection {}

    record NobodyToActOn() implements EnforcementRejection {}

    /** Whoever is named and is no member was meant to be somebody else; {@code places}: where in the request, {@code accounts[0]}. */
    record NotMembers(List<String> places) implements EnforcementRejection {
        public NotMembers {
            places = List.copyOf(places);
        }
    }

    /** Every enforcement ends by itself, within a year. */
    record ExpiryOutOfRange() implements EnforcementRejection {}

    record NotForYou(String asked) implements EnforcementRejection {}

    /** Above a radius, somebody else than the requester approves; all measures of a case count together. */
    record SecondPersonNeeded(String requester, int touched, int alone) implements EnforcementRejection {}

    /** Of an account that stands for many nobody knows whom a measure meets behind it: somebody else than the requester approves. */
    record MeetsWhomNobodyKnows(String requester) implements EnforcementRejection {}

    /** Somebody else than whoever opened the case by hand and asked for the measure approves it, however few it touches. */
    record OpenedByRequester(String requester) implements EnforcementRejection {}

    record AlreadyDeclined() implements EnforcementRejection {}

    record AlreadyApproved() implements EnforcementRejection {}

    record AlreadyEnded(Enforcement.Ending how) implements EnforcementRejection {}

    record NotApproved() implements EnforcementRejection {}

    record Frozen() implements EnforcementRejection {}
}

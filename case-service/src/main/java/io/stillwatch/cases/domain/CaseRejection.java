package io.stillwatch.cases.domain;

/** Why a command was refused. */
public sealed interface CaseRejection {

    record NoSuchCase() implements CaseRejection {}

    /** An event came for a campaign whose announcement is missing. */
    record NotOpened(long finding) implements CaseRejection {}

    /** Somebody has to take the case before it is investigated or decided. */
    record NotAssigned() implements CaseRejection {}

    record NotTheAssignee(String asked, String assignee) implements CaseRejection {}

    record AlreadyDecided(CaseDecision decision) implements CaseRejection {}

    /** Only a decided case is closed or opened again. */
    record NotDecided() implements CaseRejection {}

    record NotTheDecider(String asked, String decider) implements CaseRejection {}

    record NotALead(String asked) implements CaseRejection {}

    /** What is to be done has to be done to the other case. */
    record MergedIntoAnother(String campaign) implements CaseRejection {}

    /** Only a dismissal ends by itself. */
    record OnlyDismissalsExpire(CaseDecision decision) implements CaseRejection {}

    /** A dismissal ends within a year and a day, and not before it begins. */
    record ExpiryOutOfRange() implements CaseRejection {}
}

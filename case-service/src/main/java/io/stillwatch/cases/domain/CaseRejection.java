package io.stillwatch.cases.domain;

/** Why a command was refused. */
public sealed interface CaseRejection {

    record NoSuchCase() implements CaseRejection {}

    /** A finding came for a campaign whose announcement is missing. */
    record NotOpened(long finding) implements CaseRejection {}

    /** Somebody has to take the case before it is decided. */
    record NotAssigned() implements CaseRejection {}

    record NotTheAssignee(String asked, String assignee) implements CaseRejection {}

    record AlreadyDecided(CaseDecision decision) implements CaseRejection {}
}

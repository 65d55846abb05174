package io.stillwatch.cases.domain;

import java.time.Instant;

/** What can be asked of a case; the time travels in the command. */
public sealed interface CaseCommand {

    /**
     * A campaign was announced.
     *
     * @param firstSeen event time of the campaign's first extraction-like interaction
     * @param watchedSince when scoring put it on its watch list
     */
    record OpenCase(String campaign, Instant firstSeen, Instant watchedSince, Finding finding, Instant at)
            implements CaseCommand {}

    /** More became known of the campaign. */
    record RecordFinding(Finding finding, Instant at) implements CaseCommand {}

    record AssignCase(String analyst, Actor by, Instant at) implements CaseCommand {}

    /** The text may name people. */
    record AddNote(String text, Actor by, Instant at) implements CaseCommand {}

    /** The reason may name people. */
    record DecideCase(CaseDecision decision, String reason, Actor by, Instant at) implements CaseCommand {}
}

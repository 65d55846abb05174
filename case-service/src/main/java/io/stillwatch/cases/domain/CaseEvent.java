package io.stillwatch.cases.domain;

import java.time.Instant;

/** What happened to a case. */
public sealed interface CaseEvent {

    /** When it happened, UTC. */
    Instant at();

    record CaseOpened(String campaign, Instant firstSeen, Instant watchedSince, Finding finding, Instant at)
            implements CaseEvent {}

    record FindingRecorded(Finding finding, Instant at) implements CaseEvent {}

    record CaseAssigned(String analyst, String by, Instant at) implements CaseEvent {}

    /** The text may name people; it stays in the log and is never published. */
    record NoteAdded(String text, String by, Instant at) implements CaseEvent {}

    /** The reason may name people; it stays in the log and is never published. */
    record CaseDecided(CaseDecision decision, String reason, String by, Instant at) implements CaseEvent {}
}

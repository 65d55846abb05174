package io.stillwatch.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** A person has a tip. The summary may name people. */
    record OpenCaseByHand(String campaign, String summary, MemberChunk members, Actor by, Instant at)
            implements CaseCommand {}

    /** More became known of the campaign. */
    record RecordFinding(Finding finding, Instant at) implements CaseCommand {}

    record TriageCase(Priority priority, Actor by, Instant at) implements CaseCommand {}

    record AssignCase(String analyst, Actor by, Instant at) implements CaseCommand {}

    record StartInvestigation(Actor by, Instant at) implements CaseCommand {}

    /** The text may name people. */
    record AddNote(String text, Actor by, Instant at) implements CaseCommand {}

    /** The reason may name people; the expiry is for dismissals, which otherwise get a usual one. */
    record DecideCase(CaseDecision decision, String reason, Actor by, Instant at, Optional<Instant> expiresAt)
            implements CaseCommand {

        public DecideCase(CaseDecision decision, String reason, Actor by, Instant at) {
            this(decision, reason, by, at, Optional.empty());
        }
    }

    /** The reason may name people. */
    record ReopenCase(String reason, Actor by, Instant at) implements CaseCommand {}

    record CloseCase(Actor by, Instant at) implements CaseCommand {}

    /** The reason may name people. */
    record PlaceLegalHold(String reason, Actor by, Instant at) implements CaseCommand {}

    record ReleaseLegalHold(Actor by, Instant at) implements CaseCommand {}

    /** The campaign became part of another; {@code sequence} is the event's among those of the campaign. */
    record MergeCase(String into, long sequence, Instant at) implements CaseCommand {}

    /** The campaign's group is no longer found; {@code sequence} as above. */
    record QuietCase(long sequence, Instant at) implements CaseCommand {}

    /** Parts of the campaign became campaigns of their own. */
    record SplitCase(List<String> parts, long sequence, Instant at) implements CaseCommand {
        public SplitCase {
            parts = List.copyOf(parts);
        }
    }

    /** An appeal against an enforcement of this case was won. */
    record CorrectConfirmation(String enforcement, String appeal, Instant at) implements CaseCommand {}
}

package io.stillwatch.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to a case. */
public sealed interface CaseEvent {

    /** When it happened, UTC. */
    Instant at();

    record CaseOpened(String campaign, Instant firstSeen, Instant watchedSince, Finding finding, Instant at)
            implements CaseEvent {}

    /**
     * A person opened it because of a tip.
     *
     * @param summary may name people; stays in the log and is never published
     * @param members the accounts the tip names
     */
    record CaseOpenedByHand(String campaign, String summary, MemberChunk members, String by, Instant at)
            implements CaseEvent {}

    record FindingRecorded(Finding finding, Instant at) implements CaseEvent {}

    record CaseTriaged(Priority priority, String by, Instant at) implements CaseEvent {}

    record CaseAssigned(String analyst, String by, Instant at) implements CaseEvent {}

    record InvestigationStarted(String by, Instant at) implements CaseEvent {}

    /** The text may name people; it stays in the log and is never published. */
    record NoteAdded(String text, String by, Instant at) implements CaseEvent {}

    /**
     * The reason may name people; it stays in the log and is never published.
     *
     * @param expiresAt until when a dismissal keeps scoring from raising the same again
     */
    record CaseDecided(CaseDecision decision, String reason, String by, Instant at, Optional<Instant> expiresAt)
            implements CaseEvent {

        /** A decision that does not expire. */
        public CaseDecided(CaseDecision decision, String reason, String by, Instant at) {
            this(decision, reason, by, at, Optional.empty());
        }
    }

    /** The case is decided: the accounts' owners are the victims. The reason may name people; it stays in the log. */
    record CredentialCompromiseFound(String reason, String by, Instant at) implements CaseEvent {}

    /** The reason may name people; it stays in the log and is never published. */
    record CaseReopened(String reason, String by, Instant at) implements CaseEvent {}

    record CaseClosed(String by, Instant at) implements CaseEvent {}

    /** Nothing of the case may be erased from now on. The reason stays in the log. */
    record LegalHoldPlaced(String reason, String by, Instant at) implements CaseEvent {}

    record LegalHoldReleased(String by, Instant at) implements CaseEvent {}

    /**
     * The campaign became part of another one.
     *
     * @param into the campaign that goes on
     * @param sequence number of the event among those of the campaign
     */
    record CaseMerged(String into, long sequence, Instant at) implements CaseEvent {}

    /**
     * Parts of the campaign became campaigns of their own, which have cases of their own.
     *
     * @param parts the campaigns that were split off
     * @param sequence number of the event among those of the campaign
     */
    record CaseSplit(List<String> parts, long sequence, Instant at) implements CaseEvent {
        public CaseSplit {
            parts = List.copyOf(parts);
        }
    }

    /**
     * The campaign's group is no longer found; silence acquits nobody, and it may return.
     *
     * @param sequence number of the event among those of the campaign
     */
    record CaseQuieted(long sequence, Instant at) implements CaseEvent {}

    /**
     * An appeal was won: the confirmation does not hold for one account.
     *
     * @param corrections for how many accounts that is so by now
     */
    record ConfirmationCorrected(String enforcement, String appeal, long corrections, Instant at)
            implements CaseEvent {}
}

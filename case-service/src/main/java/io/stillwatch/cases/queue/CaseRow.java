package io.stillwatch.cases.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A case as people see it. */
@Entity
@Table(name = "cases")
@NullUnmarked
public class CaseRow {

    @Id
    public String id;

    public String campaign;

    public String state;

    public @Nullable String assignee;

    public @Nullable String decision;

    public long members;

    public long interactions;

    public double severity;

    @Column(name = "first_seen")
    public Instant firstSeen;

    @Column(name = "watched_since")
    public Instant watchedSince;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "decided_at")
    public @Nullable Instant decidedAt;

    /** Findings that came after the decision. */
    @Column(name = "late_findings")
    public long lateFindings;

    /** Findings of the campaign that never came although later ones did. */
    @Column(name = "missing_findings")
    public long missingFindings;

    /** The latest finding as JSON; none while a tip is all there is. */
    public @Nullable String finding;

    @Column(name = "finding_sequence")
    public long findingSequence;

    /** How it was triaged. */
    public @Nullable String priority;

    /** When its analyst began. */
    @Column(name = "started_at")
    public @Nullable Instant startedAt;

    /** Until when a dismissal holds. */
    @Column(name = "expires_at")
    public @Nullable Instant expiresAt;

    @Column(name = "legal_hold")
    public boolean legalHold;

    /** The case that goes on in place of this one. */
    @Column(name = "merged_into")
    public @Nullable String mergedInto;

    @Column(name = "merged_at")
    public @Nullable Instant mergedAt;

    /** The number of its event that says so. */
    @Column(name = "merged_by")
    public @Nullable Long mergedBy;

    /** What was split off from it as JSON, see {@link SplitOff}; none if nothing was. */
    public @Nullable String parts;

    /** For how many accounts the confirmation was taken back. */
    public long corrections;

    /**
     * The last of the campaign's events it had heard when its members were found to be victims of stolen credentials; none if that was never
     * found, or something else was decided since. Opening the case again says nothing else.
     */
    @Column(name = "victims_from")
    public @Nullable Long victimsFrom;

    public long sequence;
}

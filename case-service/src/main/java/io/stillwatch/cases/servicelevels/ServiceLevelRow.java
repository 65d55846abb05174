package io.stillwatch.cases.servicelevels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** When one stream of a case first came to each point. */
@Entity
@Table(name = "service_level")
@NullUnmarked
public class ServiceLevelRow {

    @Id
    public String stream;

    @Column(name = "case_id")
    public String caseId;

    @Column(name = "opened_at")
    public @Nullable Instant openedAt;

    /** Triaged, or given to an analyst without that. */
    @Column(name = "triaged_at")
    public @Nullable Instant triagedAt;

    @Column(name = "decided_at")
    public @Nullable Instant decidedAt;

    /** The last one. */
    public @Nullable String decision;

    /** The first item of an enforcement was applied by the provider's system. */
    @Column(name = "contained_at")
    public @Nullable Instant containedAt;

    @Column(name = "appealed_at")
    public @Nullable Instant appealedAt;

    @Column(name = "answered_at")
    public @Nullable Instant answeredAt;

    public @Nullable Boolean overturned;
}

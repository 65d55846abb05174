package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.Ground;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An enforcement as people and the provider's system see it. */
@Entity
@Table(name = "enforcement")
@NullUnmarked
public class EnforcementRow {

    @Id
    public String id;

    @Column(name = "case_id")
    public String caseId;

    public String measure;

    /** requested, approved, declined, reversed, expired or withdrawn. */
    public String state;

    public int items;

    @Column(name = "honest_looking")
    public int honestLooking;

    public int batches;

    /** Batches so far. */
    public int released;

    public int applied;

    public int refused;

    public int lifted;

    /** How the case was decided, which the measure rests on. */
    public String decision;

    /** Who decided the case. */
    @Column(name = "decided_by")
    public String decidedBy;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Column(name = "approved_by")
    public @Nullable String approvedBy;

    @Column(name = "approved_at")
    public @Nullable Instant approvedAt;

    @Column(name = "expires_at")
    public Instant expiresAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    /** When the clock has something to do for it. */
    @Column(name = "next_due")
    public @Nullable Instant nextDue;

    /** The plan as JSON. */
    public String plan;

    public long sequence;

    /** The enforcement that this text names; fails with a problem if there is none. */
    public static Uni<EnforcementRow> insistOn(Mutiny.StatelessSession session, String id) {
        return of(session, EnforcementId.insistOn(id));
    }

    static Uni<EnforcementRow> of(Mutiny.StatelessSession session, EnforcementId id) {
        return session.get(EnforcementRow.class, id.value())
                .onItem()
                .ifNull()
                .failWith(() -> EnforcementProblems.noSuchEnforcement().asException());
    }

    /** Number of the case's last event when it was asked for. */
    public long known() {
        return EnforcementProjection.read(plan).ground().map(Ground::sequence).orElse(Long.MAX_VALUE);
    }
}

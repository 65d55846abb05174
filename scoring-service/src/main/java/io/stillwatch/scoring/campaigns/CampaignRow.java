package io.stillwatch.scoring.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A campaign as the last tick that changed it left it. */
@Entity
@Table(name = "campaign")
@NullUnmarked
public class CampaignRow {

    @Id
    public String id;

    public String status;

    public boolean quiet;

    @Column(name = "member_count")
    public int memberCount;

    public long interactions;

    public double severity;

    @Column(name = "first_seen")
    public Instant firstSeen;

    @Column(name = "watched_since")
    public Instant watchedSince;

    @Column(name = "announced_at")
    public Instant announcedAt;

    /** JSON. */
    public String evidence;

    public String explanation;

    /** JSON. */
    public String counterfactuals;

    /** JSON. */
    public String hypotheses;

    /** JSON. */
    public String graph;

    @Column(name = "merged_into")
    public String mergedInto;

    @Column(name = "split_from")
    public String splitFrom;

    public String decision;

    public long tick;

    @Column(name = "as_of")
    public Instant asOf;

    @Column(name = "policy_version")
    public String policyVersion;

    @Column(name = "baseline_version")
    public String baselineVersion;
}

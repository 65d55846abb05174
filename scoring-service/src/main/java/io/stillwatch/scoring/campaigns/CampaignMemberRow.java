package io.stillwatch.scoring.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A member of a campaign. */
@Entity
@Table(name = "campaign_member")
@IdClass(CampaignMemberRow.Key.class)
@NullUnmarked
public class CampaignMemberRow {

    @Id
    public String campaign;

    @Id
    public String account;

    /** Empty for the account itself. */
    @Id
    @Column(name = "end_user")
    public String endUser;

    public Instant since;

    /** JSON. */
    public String evidence;

    /** JSON. */
    public String counterfactuals;

    public record Key(String campaign, String account, String endUser) implements Serializable {}
}

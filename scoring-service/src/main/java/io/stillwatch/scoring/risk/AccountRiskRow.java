package io.stillwatch.scoring.risk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** What was last said of a principal. */
@Entity
@Table(name = "account_risk")
@IdClass(AccountRiskRow.Key.class)
@NullUnmarked
public class AccountRiskRow {

    @Id
    public String account;

    /** Empty for the account itself. */
    @Id
    @Column(name = "end_user")
    public String endUser;

    public String level;

    public double score;

    /** JSON. */
    public String signals;

    /** JSON. */
    public String counterfactuals;

    /** JSON. */
    public String campaigns;

    public long tick;

    @Column(name = "as_of")
    public Instant asOf;

    @Column(name = "policy_version")
    public String policyVersion;

    @Column(name = "baseline_version")
    public String baselineVersion;

    public long sequence;

    public record Key(String account, String endUser) implements Serializable {}
}

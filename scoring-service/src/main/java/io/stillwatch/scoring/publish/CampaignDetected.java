package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** Body of {@code campaign-detected.v1}. */
@RegisterForReflection
public record CampaignDetected(
        String campaign,
        long tick,
        Instant watermark,
        String policyVersion,
        String baselineVersion,
        int memberCount,
        long interactions,
        Instant firstSeen,
        Instant watchedSince,
        double severity,
        List<Member> members,
        List<Evidence> evidence,
        List<Counterfactual> counterfactuals,
        List<Hypothesis> hypotheses) {}

package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** Body of {@code campaign-grew.v1}. */
@RegisterForReflection
public record CampaignGrew(
        String campaign,
        long tick,
        Instant watermark,
        String policyVersion,
        String baselineVersion,
        int memberCount,
        long interactions,
        double severity,
        List<Member> added,
        List<Member> left,
        List<Evidence> evidence) {}

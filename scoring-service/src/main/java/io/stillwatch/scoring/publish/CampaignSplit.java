package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** Body of {@code campaign-split.v1}: parts of it are campaigns of their own now, and it goes on. */
@RegisterForReflection
public record CampaignSplit(
        String campaign,
        long tick,
        Instant watermark,
        String policyVersion,
        String baselineVersion,
        List<String> parts) {}

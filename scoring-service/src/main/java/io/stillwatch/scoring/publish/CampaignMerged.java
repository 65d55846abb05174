package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Body of {@code campaign-merged.v1}: most of its members belong to another campaign now, which goes on. */
@RegisterForReflection
public record CampaignMerged(
        String campaign, long tick, Instant watermark, String policyVersion, String baselineVersion, String into) {}

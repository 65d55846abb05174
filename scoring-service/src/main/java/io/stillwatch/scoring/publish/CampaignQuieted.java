package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** Body of {@code campaign-quieted.v1}: its group is no longer found; its members stay those that were told last. */
@RegisterForReflection
public record CampaignQuieted(
        String campaign, long tick, Instant watermark, String policyVersion, String baselineVersion, int memberCount) {}

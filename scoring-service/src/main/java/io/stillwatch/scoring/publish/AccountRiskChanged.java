package io.stillwatch.scoring.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** Body of {@code account-risk-changed.v1}. */
@RegisterForReflection
public record AccountRiskChanged(
        String account,
        String level,
        String previousLevel,
        long tick,
        Instant asOf,
        double score,
        List<String> reasons,
        List<String> campaigns,
        String policyVersion,
        String baselineVersion) {}

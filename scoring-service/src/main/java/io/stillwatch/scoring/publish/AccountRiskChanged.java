package io.stillwatch.scoring.publish;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code account-risk-changed.v1} and, where an end user is named, of {@code end-user-risk-changed.v1}.
 *
 * @param reasons names of the signals, for whoever reacts
 * @param signals the same with values and words, for whoever has to understand; null in events of before they were told
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record AccountRiskChanged(
        String account,
        @Nullable String endUser,
        String level,
        String previousLevel,
        long tick,
        Instant asOf,
        double score,
        List<String> reasons,
        List<String> campaigns,
        @Nullable List<Evidence> signals,
        @Nullable List<Counterfactual> counterfactuals,
        String policyVersion,
        String baselineVersion) {}

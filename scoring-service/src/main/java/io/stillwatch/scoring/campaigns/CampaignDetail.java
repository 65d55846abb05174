package io.stillwatch.scoring.campaigns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.publish.Hypothesis;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign with what speaks for it and against it. */
@Schema(description = "A suspected campaign with its evidence. Nothing here is proven.")
public record CampaignDetail(
        @JsonUnwrapped CampaignSummary campaign,

        @Schema(required = true, description = "What speaks for it and against it, strongest first.")
        List<Evidence> evidence,

        @Schema(
                required = true,
                description =
                        "The honest explanation that keeps it in review, or that came once it was announced; null otherwise.",
                nullable = true)
        @Nullable
        String explanation,

        @Schema(description = "Whether it would be a campaign without each family of evidence that it rests on.")
        List<Counterfactual> counterfactuals,

        @Schema(
                description =
                        "The explanations that compete for it, best supported first; empty before one was weighed.")
        List<Hypothesis> hypotheses,

        @Schema(required = true, description = "Last tick that changed it.")
        long tick,

        @Schema(required = true, description = "Watermark of that tick.")
        Instant asOf,

        @Schema(required = true, description = "Policy that it was decided under.")
        String policyVersion,

        @Schema(required = true, description = "Baseline that it was decided under.")
        String baselineVersion) {

    static CampaignDetail of(
            CampaignRow row,
            List<Evidence> evidence,
            List<Counterfactual> counterfactuals,
            List<Hypothesis> hypotheses) {
        return new CampaignDetail(
                CampaignSummary.of(row),
                evidence,
                row.explanation,
                counterfactuals,
                hypotheses,
                row.tick,
                row.asOf,
                row.policyVersion,
                row.baselineVersion);
    }
}

package io.stillwatch.scoring.campaigns;

import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A principal in a campaign, with what makes it one. */
@Schema(description = "A principal in a campaign.")
public record CampaignMember(
        @Schema(required = true) String account,

        @Schema(
                required = true,
                description = "The account's end user, where it is an aggregator; null for the account itself.",
                nullable = true)
        @Nullable
        String endUser,

        @Schema(required = true, description = "Event time of its first evidence.")
        Instant since,

        @Schema(required = true, description = "What makes it a member.")
        List<Evidence> evidence,

        @Schema(description = "Whether it would be a member without each family that its membership rests on.")
        List<Counterfactual> counterfactuals) {}

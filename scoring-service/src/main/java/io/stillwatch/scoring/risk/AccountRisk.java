package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The extraction risk of an account or of an end user behind one. */
@Schema(
        description =
                "The extraction risk of an account, or of an end user. One of which nothing was ever said is LOW.")
public record AccountRisk(
        @Schema(required = true) String account,

        @Schema(description = "The end user that the answer is about; absent for the account itself.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String endUser,

        @Schema(
                required = true,
                description = "LOW, MEDIUM or HIGH.",
                enumeration = {"LOW", "MEDIUM", "HIGH"})
        String level,

        @Schema(required = true, description = "In [0,1], comparable under one policy and baseline only.")
        double score,

        @Schema(
                required = true,
                description = "Event time up to which traffic has been judged; null before the first tick and while an"
                        + " instance that started without the store can't say.",
                nullable = true)
        @Nullable
        Instant asOf,

        @Schema(required = true, description = "The tick that was closed last; 0 before the first.")
        long tick,

        @Schema(
                description =
                        "Whether the instance that answers has not been able to make sure for a while that it knows the last"
                                + " word: the broker or the store is away. The level is the last one known.")
        boolean stale,

        @Schema(required = true, description = "What raised it, strongest first; empty for LOW.")
        List<Evidence> signals,

        @Schema(
                description =
                        "Whether it would be a member without each family that its membership rests on; empty for LOW.")
        List<Counterfactual> counterfactuals,

        @Schema(
                required = true,
                description = "Ids of the campaigns, watched, in review or announced, that it is a member of.")
        List<String> campaigns,

        @Schema(
                required = true,
                description =
                        "Policy under which its risk changed last: one that no tick has changed since another policy came into force"
                                + " keeps the one before. Of one of which nothing was ever said, the policy in force at the tick.")
        String policyVersion,

        @Schema(required = true, description = "Baseline under which its risk changed last, likewise.")
        String baselineVersion,

        @JsonIgnore long sequence)
        implements Versioned {

    @Override
    public String tag() {
        return tick + "-" + sequence + (stale ? "-stale" : "");
    }
}

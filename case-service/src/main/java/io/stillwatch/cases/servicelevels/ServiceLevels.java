package io.stillwatch.cases.servicelevels;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the cases that were opened in a span of time fared. Whatever has not happened yet is in no figure. */
record ServiceLevels(
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,

        @Schema(required = true, description = "Cases opened in that time.")
        long cases,

        @Schema(required = true, description = "From opening to triage, or to the first analyst if that came before.")
        Span timeToTriage,

        @Schema(required = true, description = "From opening to the first decision.")
        Span timeToDecision,

        @Schema(required = true, description = "From opening to the first account that an enforcement was applied to.")
        Span timeToContainment,

        @Schema(required = true) Decisions decisions,
        @Schema(required = true) Appeals appeals) {

    /** How long it took, over those cases that came so far. */
    @Schema(name = "ServiceLevelSpan")
    record Span(
            @Schema(required = true, description = "How many came so far.")
            long cases,

            @Schema(nullable = true, description = "Seconds that half of them took at most.") @Nullable
            Double median,

            @Schema(nullable = true, description = "Seconds that nine of ten took at most.") @Nullable
            Double p90) {}

    /** The last decision of each case. */
    @Schema(name = "ServiceLevelDecisions")
    record Decisions(
            @Schema(required = true) long confirmed,
            @Schema(required = true) long dismissed,
            @Schema(required = true) long inconclusive,
            @Schema(required = true) long credentialCompromise) {}

    /** Appeals against what followed from these cases. */
    @Schema(name = "ServiceLevelAppeals")
    record Appeals(
            @Schema(required = true) long filed,
            @Schema(required = true) long answered,
            @Schema(required = true) long overturned,

            @Schema(nullable = true, description = "Overturned of those answered, 0 to 1; null if none is.") @Nullable
            Double overturnRate,

            @Schema(nullable = true, description = "Seconds that half of them waited for an answer at most.") @Nullable
            Double medianToAnswer) {}
}

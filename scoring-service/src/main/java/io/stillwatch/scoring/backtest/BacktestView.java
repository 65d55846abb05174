package io.stillwatch.scoring.backtest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A replay beside live work, and what came of it. */
public record BacktestView(
        @Schema(required = true) String id,

        @Schema(
                required = true,
                enumeration = {"comparison", "fit"},
                description = "Whether a candidate is compared, or a baseline fitted.")
        String kind,

        @Schema(
                required = true,
                enumeration = {"queued", "running", "done", "failed"})
        String state,

        @Schema(required = true, description = "From 0 to 1.")
        double progress,

        @Schema(required = true) String policy,

        @Schema(required = true) String baseline,

        @Schema(nullable = true) @Nullable Instant from,

        @Schema(nullable = true) @Nullable Instant to,

        @Schema(required = true) String requestedBy,

        @Schema(required = true) Instant requestedAt,

        @Schema(description = "Once it is done; null before, and for a fit.", nullable = true) @Nullable
        Report report,

        @Schema(description = "Why it failed.", nullable = true) @Nullable
        String failure) {}

package io.stillwatch.scoring.backtest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks what a policy or a baseline would have said of the past. */
public record BacktestRequest(
        @Schema(description = "The candidate; the policy in force if not said.") @Nullable
        String policy,

        @Schema(description = "The candidate; the baseline in force if not said.") @Nullable
        String baseline,

        @Schema(description = "Watermark from which levels are compared; from the first tick if not said.") @Nullable
        Instant from,

        @Schema(description = "Watermark up to which both are compared; up to the last closed tick if not said.")
        @Nullable
        Instant to) {

    static final BacktestRequest OF_NOTHING = new BacktestRequest(null, null, null, null);
}

package io.stillwatch.scoring.backtest;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.Storable;
import java.time.Instant;
import java.util.Objects;
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

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names what is wrong */
    static BacktestRequest checked(@Nullable BacktestRequest request) {
        BacktestRequest asked = Objects.requireNonNullElse(request, OF_NOTHING);
        if (asked.policy == null && asked.baseline == null) {
            throw refused("'policy' or 'baseline' names the candidate.");
        }
        if (asked.from != null && !Storable.is(asked.from)) {
            throw refused("'from' is " + Storable.TIMES + ".");
        }
        if (asked.to != null && !Storable.is(asked.to)) {
            throw refused("'to' is " + Storable.TIMES + ".");
        }
        if (asked.from != null && asked.to != null && !asked.from.isBefore(asked.to)) {
            throw refused("'from' is not before 'to'.");
        }
        return asked;
    }

    private static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail).asException();
    }
}

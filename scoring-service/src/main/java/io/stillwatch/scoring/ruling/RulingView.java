package io.stillwatch.scoring.ruling;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision that changes verdicts. */
@Schema(description = "A decision of case-service that changes verdicts.")
public record RulingView(
        @Schema(
                required = true,
                enumeration = {"confirmed", "dismissed", "taken-back", "compromised", "cleared"})
        String decision,

        @Schema(required = true) String campaign,

        @Schema(description = "Who is cleared; null where all members are meant.", nullable = true) @Nullable
        String account,

        @Schema(description = "The end user of the account, where one is cleared.", nullable = true) @Nullable
        String endUser,

        @Schema(description = "Event time at which a dismissal ends.", nullable = true) @Nullable
        Instant until,

        @Schema(required = true) Instant receivedAt,

        @Schema(
                required = true,
                description = "The tick at which it took effect; null until one closes.",
                nullable = true)
        @Nullable
        Long tick) {

    static RulingView of(RulingRow row) {
        return new RulingView(
                Kind.valueOf(row.kind).wireName(),
                row.campaign,
                row.account,
                row.endUser,
                row.until,
                row.receivedAt,
                row.tick);
    }
}

package io.stillwatch.scoring.allowance;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A use that the provider knows of. */
public record AllowanceView(
        @Schema(required = true) long id,

        @Schema(required = true) String account,

        @Schema(
                required = true,
                enumeration = {"research", "evaluation", "bulk-labelling"})
        String purpose,

        @Schema(required = true) String sponsor,

        @Schema(required = true) int dailyCalls,

        @Schema(required = true, description = "Event time at which it ends by itself.")
        Instant until,

        @Schema(required = true) String reason,

        @Schema(required = true) String declaredBy,

        @Schema(required = true) Instant declaredAt,

        @Schema(nullable = true) @Nullable String endedBy,

        @Schema(nullable = true) @Nullable Instant endedAt,

        @Schema(
                description =
                        "The alarm: watermark at which a suspected account was first seen beyond what was declared.",
                nullable = true)
        @Nullable
        Instant driftedAt,

        @Schema(description = "The first tick whose verdicts know it; null until one closes.", nullable = true)
        @Nullable
        Long tick) {

    static AllowanceView of(Row row) {
        return new AllowanceView(
                row.getLong("id"),
                row.getString("account"),
                row.getString("purpose"),
                row.getString("sponsor"),
                row.getInteger("daily_calls"),
                row.getOffsetDateTime("until_at").toInstant(),
                row.getString("reason"),
                row.getString("declared_by"),
                row.getOffsetDateTime("declared_at").toInstant(),
                row.getString("ended_by"),
                instant(row.getOffsetDateTime("ended_at")),
                instant(row.getOffsetDateTime("drifted_at")),
                row.getLong("tick"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

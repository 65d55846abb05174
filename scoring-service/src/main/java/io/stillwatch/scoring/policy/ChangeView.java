package io.stillwatch.scoring.policy;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came into force. */
@Schema(description = "A policy and a baseline that came into force together.")
public record ChangeView(
        @Schema(required = true) String policy,

        @Schema(required = true) String baseline,

        @Schema(required = true, description = "Who approved it, or took a change back.")
        String by,

        @Schema(required = true) String reason,

        @Schema(required = true) Instant at,

        @Schema(description = "Whether it took back the change that stood before it.")
        boolean rollsBack,

        @Schema(
                required = true,
                description = "The first tick whose verdicts are made under it; null until one closes.",
                nullable = true)
        @Nullable
        Long tick) {

    static ChangeView of(Row row) {
        return new ChangeView(
                row.getString("policy"),
                row.getString("baseline"),
                row.getString("by"),
                row.getString("reason"),
                row.getOffsetDateTime("at").toInstant(),
                row.getBoolean("rolls_back"),
                row.getLong("tick"));
    }
}

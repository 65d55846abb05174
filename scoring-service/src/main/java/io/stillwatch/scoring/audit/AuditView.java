package io.stillwatch.scoring.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody who was drawn, without what the verdict is. */
public record AuditView(
        @Schema(required = true) String id,

        @Schema(
                required = true,
                description = "Day of event time, UTC, on which it was active and drawn from all who were.")
        LocalDate day,

        @Schema(required = true) String account,

        @Schema(nullable = true) @Nullable String endUser,

        @Schema(
                description = "What whoever looked says it is; null until then.",
                enumeration = {"extraction", "honest", "unclear"},
                nullable = true)
        @Nullable
        String label,

        @Schema(nullable = true) @Nullable String labelledBy,

        @Schema(nullable = true) @Nullable Instant labelledAt) {

    static AuditView of(Row row) {
        String endUser = row.getString("end_user");
        OffsetDateTime labelledAt = row.getOffsetDateTime("labelled_at");
        return new AuditView(
                row.getString("id"),
                row.getLocalDate("day"),
                row.getString("account"),
                endUser.isEmpty() ? null : endUser,
                row.getString("label"),
                row.getString("labelled_by"),
                labelledAt == null ? null : labelledAt.toInstant());
    }
}

package io.stillwatch.cases.appeals;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stillwatch.cases.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appeal: where it stands and by when it is to be judged. */
@Schema(name = "Appeal")
record AppealView(
        @Schema(required = true, examples = "app_00f3a1b2c4d5e6f7")
        String id,

        @Schema(required = true) String enforcement,

        @Schema(required = true, description = "Number of the item it is about.")
        int item,

        @Schema(required = true) @JsonProperty("case") String caseId,

        @Schema(
                required = true,
                enumeration = {"filed", "in-review", "upheld", "overturned", "restored"})
        String state,

        @Schema(nullable = true) @Nullable String reviewer,
        @Schema(required = true) Instant filedAt,

        @Schema(required = true, description = "By when it is to be judged.")
        Instant due,

        @Schema(nullable = true) @Nullable Instant judgedAt,

        @Schema(nullable = true, description = "When the provider's system had lifted the measure.") @Nullable
        Instant restoredAt,

        @Schema(required = true, description = "Number of the last event; also the ETag.")
        long sequence)
        implements Versioned {

    static AppealView of(AppealRow row) {
        return new AppealView(
                row.id,
                row.enforcement,
                row.item,
                row.caseId,
                row.state,
                row.reviewer,
                row.filedAt,
                row.due,
                row.judgedAt,
                row.restoredAt,
                row.sequence);
    }
}

package io.stillwatch.cases.servicelevels;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who has how much to do. */
record Workload(@Schema(required = true) List<Share> items) {

    /** Open cases of one analyst, or of nobody yet. */
    @Schema(name = "WorkloadShare")
    record Share(
            @Schema(nullable = true, description = "Subject of the analyst's token; null for cases that nobody has.")
            @Nullable
            String assignee,

            @Schema(required = true, description = "Given to them, not begun.")
            long waiting,

            @Schema(required = true, description = "Begun, not decided.")
            long investigating,

            @Schema(required = true, description = "Decided, not closed.")
            long decided,

            @Schema(nullable = true, description = "When the oldest that is not decided was opened.") @Nullable
            Instant oldest) {}
}

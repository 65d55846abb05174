package io.stillwatch.cases.progress;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the service is. */
record Progress(
        @Schema(required = true, description = "Campaign events handled since installation, each counted once.")
        long handled,

        @Schema(
                nullable = true,
                description =
                        "Campaign events that wait to be handled and case events that wait to be published; 0 only when none"
                                + " waits. null while the broker can't be asked.")
        @Nullable
        Long lag) {}

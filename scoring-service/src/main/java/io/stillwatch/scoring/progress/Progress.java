package io.stillwatch.scoring.progress;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far scoring has come. */
@Schema(description = "How far scoring has come.")
public record Progress(
        @Schema(
                required = true,
                description = "Interactions and account facts that count in a closed tick, since installation.")
        long scored,

        @Schema(
                required = true,
                description = "Event time up to which traffic has been judged; null before the first tick.",
                nullable = true)
        @Nullable
        Instant watermark,

        @Schema(required = true, description = "Last tick whose verdicts are kept; 0 before the first.")
        long tick,

        @Schema(
                required = true,
                description =
                        "What is still to be done, counted in records and never too low: published and not read, read and in no"
                                + " closed tick, decided and not yet published. 0 only when nothing is; null when the broker does not answer.",
                nullable = true)
        @Nullable
        Long lag) {}

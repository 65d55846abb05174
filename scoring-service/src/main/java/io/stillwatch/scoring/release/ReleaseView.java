package io.stillwatch.scoring.release;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A model and when it came out, or will. */
public record ReleaseView(
        @Schema(required = true) String model,

        @Schema(required = true) Instant releasedAt) {}

package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether all enforcement is frozen. */
record FreezeState(
        @Schema(required = true) boolean frozen,

        @Schema(required = true, description = "How often that changed; also the ETag.")
        long sequence)
        implements Versioned {}

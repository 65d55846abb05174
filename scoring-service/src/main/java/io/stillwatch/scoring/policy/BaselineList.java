package io.stillwatch.scoring.policy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of baselines. */
public record BaselineList(
        @Schema(required = true, description = "By version.")
        List<BaselineView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {}

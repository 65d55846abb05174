package io.stillwatch.scoring.policy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of what came into force. */
public record ChangeList(
        @Schema(required = true, description = "The last one first; that is in force.")
        List<ChangeView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {}

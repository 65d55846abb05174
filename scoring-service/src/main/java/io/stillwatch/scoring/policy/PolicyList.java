package io.stillwatch.scoring.policy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of policies. */
public record PolicyList(
        @Schema(required = true, description = "The built-in one is on the first page.")
        List<PolicyView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {}

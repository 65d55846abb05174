package io.stillwatch.scoring.allowance;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of declared uses. */
public record AllowanceList(
        @Schema(required = true, description = "In the order in which they were declared.")
        List<AllowanceView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {}

package io.stillwatch.scoring.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of those who wait to be looked at. */
public record AuditList(
        @Schema(required = true, description = "In an order that says nothing about verdicts.")
        List<AuditView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {}

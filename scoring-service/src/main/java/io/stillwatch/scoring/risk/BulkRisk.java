package io.stillwatch.scoring.risk;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The risks of several principals. */
public record BulkRisk(
        @Schema(required = true, description = "One for each that was asked for, in that order.")
        List<AccountRisk> items) {}

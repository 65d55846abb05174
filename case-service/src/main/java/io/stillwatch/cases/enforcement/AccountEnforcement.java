package io.stillwatch.cases.enforcement;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is in force about an account at a moment; nothing if the list is empty. */
record AccountEnforcement(
        @Schema(required = true) String account,
        @Schema(required = true) Instant asOf,
        @Schema(required = true) List<InForce> measures) {}

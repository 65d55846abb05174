package io.stillwatch.cases.enforcement;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What binds an end user of an account at a moment; nothing if the list is empty. */
record EndUserEnforcement(
        @Schema(required = true) String account,
        @Schema(required = true) String endUser,
        @Schema(required = true) Instant asOf,

        @Schema(
                required = true,
                description = "Those that meet the end user, and those that meet the whole account, which name none.")
        List<InForce> measures) {}

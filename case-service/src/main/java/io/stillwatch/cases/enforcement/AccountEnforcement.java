package io.stillwatch.cases.enforcement;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is in force about an account itself at a moment; nothing if the list is empty. */
record AccountEnforcement(
        @Schema(required = true) String account,
        @Schema(required = true) Instant asOf,

        @Schema(required = true, description = "Those that meet the account itself, and so everybody behind it.")
        List<InForce> measures,

        @Schema(
                required = true,
                description =
                        "How many of its end users a measure meets by themselves, as was last told of them; each is looked up by itself.")
        int endUsers) {}

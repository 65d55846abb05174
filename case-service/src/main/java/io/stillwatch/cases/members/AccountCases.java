package io.stillwatch.cases.members;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Every case an account belongs or belonged to. */
@Schema(name = "AccountCases")
record AccountCases(
        @Schema(required = true, description = "Newest first.")
        List<Membership> items) {

    /** What one case says of the account. */
    @Schema(name = "Membership")
    record Membership(
            @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7")
            String id,

            @Schema(required = true) String campaign,

            @Schema(
                    required = true,
                    enumeration = {"unassigned", "assigned", "decided", "closed", "merged"})
            String state,

            @Schema(nullable = true) @Nullable String decision,

            @Schema(nullable = true, description = "The end user behind the account; null if it is the account itself.")
            @Nullable
            String endUser,

            @Schema(required = true) Instant since,

            @Schema(required = true, description = "Whether a later finding left it out.")
            boolean left) {}
}

package io.stillwatch.cases.members;

import io.stillwatch.eventsourcing.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the cases an account belongs or belonged to; behind an aggregator, a row for each case and end user. */
@Schema(name = "AccountCases")
record AccountCases(
        @Schema(required = true, description = "Newest first.")
        List<Membership> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

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

    static AccountCases of(Page<Membership> page) {
        return new AccountCases(page.items(), page.next());
    }
}

package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.EndUser;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One item: what is asked about one account, or one end user of it. */
@Schema(name = "EnforcementItem")
record ItemView(
        @Schema(required = true, description = "Its number within the enforcement, from 0, in an order that was drawn.")
        int item,

        @Schema(required = true) String account,

        @Schema(nullable = true, description = "The end user that is meant, where the account stands for many.")
        @Nullable
        String endUser,

        @Schema(
                required = true,
                enumeration = {"waiting", "released", "applied", "refused", "lifting", "lifted", "cancelled"},
                description =
                        "released: put it into force and acknowledge; lifting: take it out of force and acknowledge.")
        String state,

        @Schema(required = true) Instant changedAt) {

    static ItemView of(ItemRow row) {
        return new ItemView(row.item, row.account, EndUser.named(row.endUser), row.state, row.changedAt);
    }
}

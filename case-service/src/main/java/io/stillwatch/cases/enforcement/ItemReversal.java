package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.requests.Field;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why what was done about one account is taken back. */
record ItemReversal(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the log, never published.")
        @Nullable
        String reason,

        @Schema(nullable = true, description = "The end user that is meant, where the item names one.") @Nullable
        String endUser) {

    private static final int LONGEST = 4_000;

    String because() {
        return new Field("reason", reason).text(LONGEST);
    }

    String behind() {
        return endUser == null ? "" : new Field("endUser", endUser).principal();
    }
}

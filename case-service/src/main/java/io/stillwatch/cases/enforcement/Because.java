package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.requests.Field;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is done that needs a reason. */
@Schema(name = "EnforcementReason")
record Because(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the log, never published.")
        @Nullable
        String reason) {

    private static final int LONGEST = 4_000;

    String text() {
        return new Field("reason", reason).text(LONGEST);
    }
}

package io.stillwatch.cases.appeals;

import io.stillwatch.cases.requests.Field;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an account says against a measure. */
@Schema(name = "AppealRequest")
record Filing(
        @Schema(required = true, examples = "enf_00f3a1b2c4d5e6f7") @Nullable
        String enforcement,

        @Schema(required = true) @Nullable String account,

        @Schema(nullable = true, description = "The end user that is meant, where the measure names one.") @Nullable
        String endUser,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the log, never published.")
        @Nullable
        String statement) {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_WORD = 30;

    String against() {
        return new Field("enforcement", enforcement).word(LONGEST_WORD);
    }

    String about() {
        return new Field("account", account).principal();
    }

    String behind() {
        return endUser == null ? "" : new Field("endUser", endUser).principal();
    }

    String text() {
        return new Field("statement", statement).text(LONGEST);
    }
}

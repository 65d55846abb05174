package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.requests.Field;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the provider's system did about one item. */
record Acknowledgement(
        @Schema(nullable = true, description = "The account; where the path names one it may be left out.") @Nullable
        String account,

        @Schema(nullable = true, description = "The end user that is meant, where the item names one.") @Nullable
        String endUser,

        @Schema(
                required = true,
                enumeration = {"applied", "refused", "lifted"})
        @Nullable
        String outcome,

        @Schema(nullable = true, maxLength = LONGEST, description = "Why it was refused.") @Nullable
        String reason) {

    private static final int LONGEST = 1_000;
    private static final int LONGEST_WORD = 30;

    ItemState.Outcome said() {
        Field field = new Field("outcome", outcome);
        return ItemState.Outcome.named(field.word(LONGEST_WORD))
                .orElseThrow(() -> field.problem("must be applied, refused or lifted"));
    }

    Principal principal() {
        return new Principal(
                new Field("account", account).principal(),
                endUser == null ? null : new Field("endUser", endUser).principal());
    }

    @Nullable
    String why() {
        return reason == null ? null : new Field("reason", reason).text(LONGEST);
    }

    Acknowledgement about(String named) {
        return new Acknowledgement(named, endUser, outcome, reason);
    }
}

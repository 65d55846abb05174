package io.stillwatch.scoring.allowance;

import io.stillwatch.eventsourcing.PrincipalName;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.Storable;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Declares a use that the provider knows of. */
public record AllowanceRequest(
        @Schema(required = true, minLength = 1) @Nullable String account,

        @Schema(
                required = true,
                enumeration = {"research", "evaluation", "bulk-labelling"})
        @Nullable
        String purpose,

        @Schema(required = true, description = "Who at the provider vouches for it.", minLength = 1, maxLength = 2000)
        @Nullable
        String sponsor,

        @Schema(
                required = true,
                description = "Calls a day; a day with more ends the cover and raises the alarm.",
                minimum = "1")
        @Nullable
        Integer dailyCalls,

        @Schema(
                required = true,
                description = "Event time at which it ends by itself, behind that of the last closed tick.")
        @Nullable
        Instant until,

        @Schema(required = true, minLength = 1, maxLength = 2000) @Nullable
        String reason) {

    private static final Set<String> PURPOSES = Set.of("research", "evaluation", "bulk-labelling");
    private static final Set<String> NO_NAMES = Set.of(".", "..");
    private static final int LONGEST = 2_000;

    /** A request with everything in it. */
    record Checked(String account, String purpose, String sponsor, int dailyCalls, Instant until, String reason) {}

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field */
    static Checked checked(@Nullable AllowanceRequest request) {
        if (request == null) {
            throw refused("a JSON object is needed");
        }
        if (request.purpose == null || !PURPOSES.contains(request.purpose)) {
            throw refused("'purpose' is research, evaluation or bulk-labelling");
        }
        if (request.dailyCalls == null || request.dailyCalls < 1) {
            throw refused("'dailyCalls' is at least 1");
        }
        if (request.until == null || !Storable.is(request.until)) {
            throw refused("'until' is " + Storable.TIMES);
        }
        return new Checked(
                name(request.account),
                request.purpose,
                text(request.sponsor, "sponsor"),
                request.dailyCalls,
                request.until,
                text(request.reason, "reason"));
    }

    /** What ingest-service lets in as an account and no other: of whom else could it be declared? */
    private static String name(@Nullable String account) {
        if (account == null || account.isBlank() || NO_NAMES.contains(account)) {
            throw refused("'account' is missing");
        }
        PrincipalName.flaw(account).ifPresent(flaw -> {
            throw refused("'account' " + flaw);
        });
        return account;
    }

    private static String text(@Nullable String text, String field) {
        if (text == null || !Storable.isText(text, LONGEST)) {
            throw refused("'" + field + "' has 1 to " + LONGEST + " characters");
        }
        return text;
    }

    static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail + ".")
                .asException();
    }
}

package io.stillwatch.cases.requests;

import io.stillwatch.eventsourcing.Problem;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The same decision for many cases. */
record BulkRuling(
        @Schema(required = true, minItems = 1, maxItems = MOST, description = "Each case once.") @Nullable
        List<Named> cases,

        @Schema(
                required = true,
                enumeration = {"confirmed", "dismissed", "inconclusive", "credential-compromise"})
        @Nullable
        String decision,

        @Schema(required = true, description = "As for one case; kept in the log of each.") @Nullable
        String reason,

        @Schema(nullable = true, description = "As for one case.") @Nullable
        Instant expiresAt) {

    static final int MOST = 200;
    private static final long HIGHEST = 999_999_999_999_999_999L;

    /** A case, and the version it was looked at in. */
    @Schema(name = "NamedVersion")
    record Named(
            @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7") @Nullable
            String id,

            @Schema(
                    required = true,
                    description =
                            "As the preview shows it; a case that has moved on since is not decided. A preview may do without.")
            @Nullable
            Long sequence) {

        Conditions conditions(@Nullable String key) {
            Conditions conditions = new Conditions();
            conditions.ifMatch = sequence == null ? null : "\"%d\"".formatted(sequence);
            conditions.idempotencyKey = key == null ? null : key + "/" + id;
            return conditions;
        }
    }

    Ruling ruling() {
        return new Ruling(decision, reason, expiresAt);
    }

    /** The cases, if they are few enough and each is named. */
    List<Named> named(boolean withVersion) {
        if (cases == null || cases.isEmpty() || cases.size() > MOST) {
            throw new Field("cases", null).problem("must name 1 to %d cases".formatted(MOST));
        }
        if (cases.stream()
                .anyMatch(each -> each == null || each.id() == null || (withVersion && each.sequence() == null))) {
            throw new Field("cases", null).problem("must give an id and a sequence for each case");
        }
        if (cases.stream()
                .map(Named::sequence)
                .anyMatch(sequence -> sequence != null && (sequence < 0 || sequence > HIGHEST))) {
            throw new Field("cases.sequence", null).problem("must be the number of an event, as the preview shows it");
        }
        if (cases.stream().map(Named::id).distinct().count() < cases.size()) {
            throw new Field("cases", null).problem("must name each case once");
        }
        return cases;
    }

    static BulkRuling insistOn(@Nullable BulkRuling body) {
        if (body == null) {
            throw Problem.of("invalid-body", 400, "The body does not fit", "A JSON object is needed.")
                    .asException();
        }
        return body;
    }
}

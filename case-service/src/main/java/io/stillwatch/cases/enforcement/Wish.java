package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.Batches;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.requests.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be done about the members of a case. */
@Schema(name = "EnforcementRequest")
record Wish(
        @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7") @JsonProperty("case") @Nullable
        String caseId,

        @Schema(
                required = true,
                enumeration = {"watch", "verify-identity", "throttle", "suspend"},
                description = "Mildest first.")
        @Nullable
        String measure,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST_REASON,
                description = "Plain text; may name people. Kept in the log, never published.")
        @Nullable
        String reason,

        @Schema(
                nullable = true,
                description = "Accounts that are meant, with all their end users that are members, at most 1,000."
                        + " If neither they nor 'members' are named, all members are meant.")
        @Nullable
        List<String> accounts,

        @Schema(
                nullable = true,
                description = "Members that are meant, each alone, such as one end user of an account; at most 1,000.")
        @Nullable
        List<NamedMember> members,

        @Schema(nullable = true, description = "When it ends by itself, at most 366 days ahead; 30 days if left out.")
        @Nullable
        Instant expiresAt,

        @Schema(nullable = true, description = "Items released at once; all if left out.") @Nullable
        Integer batchSize,

        @Schema(
                nullable = true,
                description =
                        "Seconds from one batch to the next, at most a day; each pause is drawn, up to twice as long.")
        @Nullable
        Integer pauseSeconds) {

    private static final int LONGEST_REASON = 4_000;
    private static final int LONGEST_WORD = 30;
    private static final int MOST_NAMED = 1_000;
    private static final int A_DAY = 86_400;
    private static final Duration USUAL = Duration.ofDays(30);

    CaseId about() {
        Field field = new Field("case", caseId);
        return CaseId.named(field.word(LONGEST_WORD))
                .orElseThrow(() -> CaseProblems.noSuchCase().asException());
    }

    Measure wanted() {
        Field field = new Field("measure", measure);
        return Measure.named(field.word(LONGEST_WORD))
                .orElseThrow(() -> field.problem("must be watch, verify-identity, throttle or suspend"));
    }

    String because() {
        return new Field("reason", reason).text(LONGEST_REASON);
    }

    Targets targets() {
        return new Targets(
                wanted() == Measure.SUSPEND,
                named("accounts", accounts).stream()
                        .map(account -> new Field("accounts", account).principal())
                        .toList(),
                named("members", members).stream().map(NamedMember::checked).toList());
    }

    private static <T> List<T> named(String list, @Nullable List<T> named) {
        if (named != null && (named.isEmpty() || named.size() > MOST_NAMED)) {
            throw new Field(list, null).problem("must name 1 to %d".formatted(MOST_NAMED));
        }
        return named == null ? List.of() : named;
    }

    Instant end(Instant now) {
        return expiresAt == null ? now.plus(USUAL) : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    Batches batches(long seed) {
        int size = batchSize == null ? Integer.MAX_VALUE : batchSize;
        int pause = pauseSeconds == null ? 0 : pauseSeconds;
        if (size < 1) {
            throw new Field("batchSize", null).problem("must be at least 1");
        }
        if (pause < 0 || pause > A_DAY) {
            throw new Field("pauseSeconds", null).problem("must be from 0 to %d".formatted(A_DAY));
        }
        return new Batches(size, Duration.ofSeconds(pause), seed);
    }
}

package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the investigation ends, and why. */
record Ruling(
        @Schema(
                required = true,
                enumeration = {"confirmed", "dismissed", "inconclusive", "credential-compromise"})
        @Nullable
        String decision,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST_REASON,
                description = "Plain text; may name people. Kept in the case's log, never published.")
        @Nullable
        String reason,

        @Schema(
                nullable = true,
                description =
                        "Until when a dismissal keeps scoring from raising the same again, at most 366 days ahead;"
                                + " 90 days if it is left out. Other decisions have none.")
        @Nullable
        Instant expiresAt)
        implements CaseRequest {

    private static final int LONGEST_WORD = 30;
    private static final int LONGEST_REASON = 4_000;
    private static final Duration USUAL_DISMISSAL = Duration.ofDays(90);

    @Override
    public String verb() {
        return "decide";
    }

    @Override
    public CaseCommand command(Actor by, Instant at) {
        Field field = new Field("decision", decision);
        CaseDecision named = CaseDecision.named(field.word(LONGEST_WORD))
                .orElseThrow(
                        () -> field.problem("must be confirmed, dismissed, inconclusive or credential-compromise"));
        return new DecideCase(named, new Field("reason", reason).text(LONGEST_REASON), by, at, end(named, at));
    }

    private Optional<Instant> end(CaseDecision decision, Instant at) {
        return Optional.ofNullable(expiresAt)
                .map(end -> end.truncatedTo(ChronoUnit.MICROS))
                .or(() ->
                        decision == CaseDecision.DISMISSED ? Optional.of(at.plus(USUAL_DISMISSAL)) : Optional.empty());
    }
}

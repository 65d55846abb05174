package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseDecision;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the investigation ends, and why. */
record Ruling(
        @Schema(
                required = true,
                enumeration = {"confirmed", "dismissed", "inconclusive"})
        @Nullable
        String decision,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST_REASON,
                description = "Plain text; may name people. Kept in the case's log, never published.")
        @Nullable
        String reason)
        implements CaseRequest {

    private static final int LONGEST_WORD = 20;
    private static final int LONGEST_REASON = 4_000;

    @Override
    public String verb() {
        return "decide";
    }

    @Override
    public CaseCommand command(Actor by, Instant at) {
        Field field = new Field("decision", decision);
        CaseDecision named = CaseDecision.named(field.word(LONGEST_WORD))
                .orElseThrow(() -> field.problem("must be confirmed, dismissed or inconclusive"));
        return new DecideCase(named, new Field("reason", reason).text(LONGEST_REASON), by, at);
    }
}

package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a case that was decided is looked into again. */
record Reopening(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the case's log, never published.")
        @Nullable
        String reason)
        implements CaseRequest {

    private static final int LONGEST = 4_000;

    @Override
    public String verb() {
        return "reopen";
    }

    @Override
    public CaseCommand command(Actor by, Instant at) {
        return new ReopenCase(new Field("reason", reason).text(LONGEST), by, at);
    }
}

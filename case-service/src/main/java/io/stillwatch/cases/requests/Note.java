package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.AddNote;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an investigator wants to keep. */
record Note(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the case's log, never published.")
        @Nullable
        String text)
        implements CaseRequest {

    private static final int LONGEST = 10_000;

    @Override
    public String verb() {
        return "notes";
    }

    @Override
    public CaseCommand command(Actor by, Instant at) {
        return new AddNote(new Field("text", text).text(LONGEST), by, at);
    }
}

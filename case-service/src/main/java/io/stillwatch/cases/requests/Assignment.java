package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is to investigate. */
record Assignment(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Subject of the analyst's token: a pseudonym, published with the case's events.",
                examples = "ana")
        @Nullable
        String analyst)
        implements CaseRequest {

    private static final int LONGEST = 200;

    @Override
    public String verb() {
        return "assign";
    }

    @Override
    public CaseCommand command(Actor by, Instant at) {
        return new AssignCase(new Field("analyst", analyst).word(LONGEST), by, at);
    }
}

package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.TriageCase;
import io.stillwatch.cases.domain.Priority;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How soon the case is to be looked into. */
record Triage(
        @Schema(
                required = true,
                enumeration = {"low", "normal", "high", "urgent"})
        @Nullable
        String priority)
        implements CaseRequest {

    private static final int LONGEST = 20;

    @Override
    public String verb() {
        return "triage";
    }

    @Override
    public CaseCommand command(Actor by, Instant at) {
        Field field = new Field("priority", priority);
        Priority named = Priority.named(field.word(LONGEST))
                .orElseThrow(() -> field.problem("must be low, normal, high or urgent"));
        return new TriageCase(named, by, at);
    }
}

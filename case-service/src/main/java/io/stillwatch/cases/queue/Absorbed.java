package io.stillwatch.cases.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseEventNames;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case that became part of another. */
@RegisterForReflection
@Schema(name = "AbsorbedCase")
public record Absorbed(
        @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7")
        String id,

        @Schema(required = true, description = "The case it became part of: this one, or one that did so itself.")
        String into,

        @Schema(required = true) Instant at,

        @Schema(required = true, description = "Number of its own event that says so.")
        long event) {

    static List<Absorbed> read(@Nullable String json) {
        try {
            return json == null ? List.of() : List.of(CaseEventNames.JSON.readValue(json, Absorbed[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cases can't be read", e);
        }
    }
}

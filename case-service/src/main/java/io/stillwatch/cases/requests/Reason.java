package io.stillwatch.cases.requests;

import com.fasterxml.jackson.annotation.JsonValue;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is done that needs a reason. */
public record Reason(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the log, never published.")
        @Nullable
        String reason) {

    private static final int LONGEST = 4_000;

    public String text() {
        return new Field("reason", reason).text(LONGEST);
    }

    /** Makes the command of which this is the reason. */
    interface Command {
        CaseCommand of(String reason, Actor by, Instant at);
    }

    /** A request to a case. */
    CaseRequest to(String verb, Command command) {
        return new Reasoned(verb, this, command);
    }

    /** A command that needs a reason and nothing else; what is sent with it is the reason alone. */
    private record Reasoned(String verb, @JsonValue Reason reason, Command command) implements CaseRequest {

        @Override
        public CaseCommand command(Actor by, Instant at) {
            return command.of(reason.text(), by, at);
        }
    }
}

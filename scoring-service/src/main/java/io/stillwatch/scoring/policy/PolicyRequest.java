package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a new policy. */
public record PolicyRequest(
        @Schema(
                required = true,
                description =
                        "Its name for ever, which no other policy and no baseline has; not 'changes' or 'rollback'.",
                pattern = Versions.PATTERN)
        @Nullable
        String version,

        @Schema(required = true, description = "The policy whose settings it has but for these.") @Nullable
        String basedOn,

        @Schema(
                required = true,
                description =
                        "What is different, by group and setting: at most 65536 characters with what it takes over, and lists of at most 1000 texts of 1 to 200 characters.",
                implementation = Object.class,
                type = SchemaType.OBJECT)
        @Nullable
        JsonNode settings,

        @Schema(required = true, description = "Why, in words.", minLength = 1, maxLength = 2000) @Nullable
        String reason) {

    /** A request with everything in it. */
    record Checked(String version, String basedOn, JsonNode settings, String reason) {}

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field */
    static Checked checked(@Nullable PolicyRequest request) {
        if (request == null || request.basedOn == null) {
            throw unfit("'basedOn' is missing.");
        }
        if (request.settings == null || request.settings.isNull()) {
            throw unfit("'settings' is missing.");
        }
        if (!request.settings.isObject()) {
            throw unfit("'settings' is an object.");
        }
        return new Checked(
                Versions.checked(request.version), request.basedOn, request.settings, Reason.checked(request.reason));
    }

    private static ProblemException unfit(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail).asException();
    }
}

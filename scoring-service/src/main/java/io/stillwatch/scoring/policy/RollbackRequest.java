package io.stillwatch.scoring.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks to take the last change back. */
public record RollbackRequest(
        @Schema(required = true, description = "Why, in words.", minLength = 1, maxLength = 2000) @Nullable
        String reason,

        @Schema(
                description =
                        "The policy or baseline that the change to be taken back put into force. Where the last change that stands put"
                                + " another one into force, nothing is taken back and the answer is 409: named, a request can be sent again when no answer came.",
                nullable = true)
        @Nullable
        String version) {

    /** A request with a reason in it. */
    record Checked(String reason, @Nullable String version) {}

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field */
    static Checked checked(@Nullable RollbackRequest request) {
        return new Checked(
                Reason.checked(request == null ? null : request.reason), request == null ? null : request.version);
    }
}

package io.stillwatch.scoring.audit;

import io.stillwatch.eventsourcing.Problem;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Says what somebody who was drawn is. */
public record LabelRequest(
        @Schema(
                required = true,
                enumeration = {"extraction", "honest", "unclear"})
        @Nullable
        String label,

        @Schema(required = true, description = "Why, in words.", minLength = 1, maxLength = 2000) @Nullable
        String reason) {

    private static final Set<String> LABELS = Set.of("extraction", "honest", "unclear");
    private static final int LONGEST = 2_000;

    /** A request with everything in it. */
    record Checked(String label, String reason) {}

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field */
    static Checked checked(@Nullable LabelRequest request) {
        if (request == null || request.label == null || !LABELS.contains(request.label)) {
            throw refused("'label' is extraction, honest or unclear");
        }
        String reason = request.reason;
        if (reason == null || reason.isBlank() || reason.length() > LONGEST || reason.indexOf(0) >= 0) {
            throw refused("'reason' has 1 to " + LONGEST + " characters");
        }
        return new Checked(request.label, reason);
    }

    private static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail + ".")
                .asException();
    }
}

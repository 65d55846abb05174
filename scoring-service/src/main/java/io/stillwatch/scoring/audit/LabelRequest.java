package io.stillwatch.scoring.audit;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.policy.Reason;
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

    /** A request with everything in it. */
    record Checked(String label, String reason) {}

    /** @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field */
    static Checked checked(@Nullable LabelRequest request) {
        if (request == null || request.label == null || !LABELS.contains(request.label)) {
            throw refused("'label' is extraction, honest or unclear");
        }
        return new Checked(request.label, Reason.checked(request.reason));
    }

    private static RuntimeException refused(String detail) {
        return Problem.of("invalid-body", 400, "The body does not fit", detail + ".")
                .asException();
    }
}

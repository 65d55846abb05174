package io.stillwatch.scoring.policy;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.Storable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody does something, in words. */
public record Reason(
        @Schema(required = true, minLength = 1, maxLength = 2000) @Nullable
        String reason) {

    private static final int LONGEST = 2_000;

    static String of(@Nullable Reason request) {
        return checked(request == null ? null : request.reason);
    }

    /**
     * The reason, where it says something that can be kept.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 that names the field
     */
    public static String checked(@Nullable String reason) {
        if (reason == null || !Storable.isText(reason, LONGEST)) {
            throw Problem.of("invalid-body", 400, "The body does not fit", "'reason' has 1 to 2000 characters.")
                    .asException();
        }
        return reason;
    }
}

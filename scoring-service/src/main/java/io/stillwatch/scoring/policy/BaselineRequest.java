package io.stillwatch.scoring.policy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Asks for a baseline of the provider's own traffic. */
public record BaselineRequest(
        @Schema(
                required = true,
                description =
                        "Its name for ever, which no other baseline and no policy has; not 'changes' or 'rollback'.",
                pattern = Versions.PATTERN)
        @Nullable
        String version) {

    static String checked(@Nullable BaselineRequest request) {
        return Versions.checked(request == null ? null : request.version);
    }
}

package io.stillwatch.scoring.policy;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What honest traffic looks like, beside what is in force. */
public record BaselineView(
        @Schema(required = true) String version,

        @Schema(
                required = true,
                enumeration = {"candidate", "active", "retired"})
        String state,

        @Schema(description = "Where it comes from.", nullable = true) @Nullable
        String provenance,

        @Schema(nullable = true) @Nullable String author,

        @Schema(required = true, description = "Each of its values, and that of the baseline in force.")
        List<Value> values) {

    /** One number, or several in a row. */
    @Schema(name = "BaselineValue")
    public record Value(
            @Schema(required = true) String name,

            @Schema(required = true) String value,

            @Schema(required = true) String inForce) {}
}

package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The versioned settings that verdicts are made under. */
public record PolicyView(
        @Schema(required = true) String version,

        @Schema(description = "The policy it was made from; null for a built-in one.", nullable = true) @Nullable
        String basedOn,

        @Schema(
                required = true,
                description =
                        "draft at first, shadow once it is tried beside live work, active while in force, else retired.",
                enumeration = {"draft", "shadow", "active", "retired"})
        String state,

        @Schema(
                required = true,
                implementation = Object.class,
                type = SchemaType.OBJECT,
                description = "All of them, by group.")
        JsonNode settings,

        @Schema(description = "Who made it; null for a built-in one.", nullable = true) @Nullable
        String author,

        @Schema(nullable = true) @Nullable String reason,

        @Schema(nullable = true) @Nullable Instant createdAt) {}

package io.stillwatch.cases.appeals;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose appeal it is, which no event says, and what stands about them. */
record Appellant(
        @Schema(required = true) String appeal,
        @Schema(required = true) String enforcement,

        @Schema(required = true, description = "The number by which events name the account.")
        int item,

        @Schema(
                required = true,
                description =
                        "The account; where it was erased, a word that begins with 'erased:' and leads to nobody.")
        String account,

        @Schema(nullable = true, description = "The end user that is meant, where the account stands for many.")
        @Nullable
        String endUser,

        @Schema(
                required = true,
                enumeration = {"watch", "verify-identity", "throttle", "suspend"},
                description = "What was done.")
        String measure,

        @Schema(
                required = true,
                enumeration = {"waiting", "released", "applied", "refused", "lifting", "lifted", "cancelled"},
                description = "How far it is.")
        String state,

        @Schema(
                nullable = true,
                description = "Event time of the first evidence for it as a member; null if it is none any more.")
        @Nullable
        Instant memberSince) {}

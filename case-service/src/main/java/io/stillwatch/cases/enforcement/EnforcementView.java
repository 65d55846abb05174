package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stillwatch.cases.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An enforcement: how far it is, and who asked for and allowed it. */
@Schema(name = "Enforcement")
record EnforcementView(
        @Schema(required = true, examples = "enf_00f3a1b2c4d5e6f7")
        String id,

        @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7") @JsonProperty("case")
        String caseId,

        @Schema(
                required = true,
                enumeration = {"watch", "verify-identity", "throttle", "suspend"})
        String measure,

        @Schema(
                required = true,
                enumeration = {"requested", "approved", "declined", "reversed", "expired", "withdrawn"})
        String state,

        @Schema(required = true, description = "Accounts, or end users of them, it acts on.")
        int items,

        @Schema(required = true, description = "How many of them look honest.")
        int honestLooking,

        @Schema(required = true) int batches,

        @Schema(required = true, description = "Batches that the provider's system may fetch.")
        int released,

        @Schema(required = true, description = "Items in force at some time, as recorded in events.")
        int applied,

        @Schema(required = true, description = "Items the provider's system would not put into force.")
        int refused,

        @Schema(required = true, description = "Items taken out of force again.")
        int lifted,

        @Schema(required = true) String requestedBy,
        @Schema(required = true) Instant requestedAt,
        @Schema(nullable = true) @Nullable String approvedBy,
        @Schema(nullable = true) @Nullable Instant approvedAt,

        @Schema(required = true, description = "When it ends by itself.")
        Instant expiresAt,

        @Schema(nullable = true) @Nullable Instant endedAt,

        @Schema(required = true, description = "Number of the last event; also the ETag.")
        long sequence)
        implements Versioned {

    static EnforcementView of(EnforcementRow row) {
        return new EnforcementView(
                row.id,
                row.caseId,
                row.measure,
                row.state,
                row.items,
                row.honestLooking,
                row.batches,
                row.released,
                row.applied,
                row.refused,
                row.lifted,
                row.requestedBy,
                row.requestedAt,
                row.approvedBy,
                row.approvedAt,
                row.expiresAt,
                row.endedAt,
                row.sequence);
    }
}

package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Versioned;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
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

        @Schema(
                required = true,
                description =
                        "Those of them that wait and have left the campaign since; they are taken back before their turn.")
        int left,

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

    /** With how many have left meanwhile. */
    static Uni<List<EnforcementView>> of(Mutiny.StatelessSession session, List<EnforcementRow> rows) {
        List<String> ids = rows.stream()
                .filter(row -> row.endedAt == null && row.released < row.batches)
                .map(row -> row.id)
                .toList();
        return Leavers.waiting(session, ids)
                .map(left -> rows.stream()
                        .map(row -> of(row, left.getOrDefault(row.id, 0)))
                        .toList());
    }

    static Uni<EnforcementView> of(Mutiny.StatelessSession session, EnforcementRow row) {
        return of(session, List.of(row)).map(List::getFirst);
    }

    private static EnforcementView of(EnforcementRow row, int left) {
        return new EnforcementView(
                row.id,
                row.caseId,
                row.measure,
                row.state,
                row.items,
                row.honestLooking,
                left,
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

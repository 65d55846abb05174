package io.stillwatch.cases.queue;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case in the list. */
@Schema(name = "Case")
public record QueueItem(
        @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7")
        String id,

        @Schema(
                required = true,
                examples = "cmp_00f3a1b2c4d5e6f7",
                description = "The campaign; its members are scoring-service's to list.")
        String campaign,

        @Schema(
                required = true,
                enumeration = {"unassigned", "assigned", "decided", "closed", "merged"})
        String state,

        @Schema(nullable = true, description = "Subject of the analyst's token.") @Nullable
        String assignee,

        @Schema(
                nullable = true,
                enumeration = {"confirmed", "dismissed", "inconclusive", "credential-compromise"})
        @Nullable
        String decision,

        @Schema(required = true, description = "Members of the campaign as of the latest finding.")
        long members,

        @Schema(
                required = true,
                description = "Extraction-like interactions of all members: an upper bound of what leaked.")
        long interactions,

        @Schema(required = true, description = "log10 of the interactions, scaled by the strength of the evidence.")
        double severity,

        @Schema(required = true) Instant openedAt,

        @Schema(required = true, description = "When the last event happened.")
        Instant updatedAt,

        @Schema(required = true, description = "Findings that came after the decision.")
        long lateFindings,

        @Schema(required = true, description = "Number of the last event; also the ETag.")
        long sequence) {

    static QueueItem of(CaseRow row) {
        return new QueueItem(
                row.id,
                row.campaign,
                row.state,
                row.assignee,
                row.decision,
                row.members,
                row.interactions,
                row.severity,
                row.openedAt,
                row.updatedAt,
                row.lateFindings,
                row.sequence);
    }
}

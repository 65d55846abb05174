package io.stillwatch.cases.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.Versioned;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case in detail: suspected, not proven; the evidence speaks for it and against it. */
@Schema(name = "CaseDetail")
public record CaseView(
        @Schema(required = true, examples = "case_00f3a1b2c4d5e6f7")
        String id,

        @Schema(
                required = true,
                examples = "cmp_00f3a1b2c4d5e6f7",
                description = "The campaign; its members are scoring-service's to list.")
        String campaign,

        @Schema(
                required = true,
                enumeration = {"unassigned", "assigned", "decided"})
        String state,

        @Schema(nullable = true, description = "Subject of the analyst's token.") @Nullable
        String assignee,

        @Schema(
                nullable = true,
                enumeration = {"confirmed", "dismissed", "inconclusive"})
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
        long sequence,

        @Schema(required = true, description = "Event time of the campaign's first extraction-like interaction.")
        Instant firstSeen,

        @Schema(required = true, description = "When scoring put the campaign on its watch list.")
        Instant watchedSince,

        @Schema(nullable = true) @Nullable Instant decidedAt,

        @Schema(
                required = true,
                description =
                        "Findings that never came although later ones did; 0 unless one is in the dead-letter topic.")
        long missingFindings,

        @Schema(required = true, description = "Tick of the latest finding.")
        long tick,

        @Schema(required = true, description = "Event time up to which traffic was complete then.")
        Instant watermark,

        @Schema(required = true) String policyVersion,
        @Schema(required = true) String baselineVersion,

        @Schema(required = true, description = "Evidence as of the latest finding, in words.")
        List<Evidence> evidence)
        implements Versioned {

    static CaseView of(CaseRow row) {
        Finding finding = finding(row);
        return new CaseView(
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
                row.sequence,
                row.firstSeen,
                row.watchedSince,
                row.decidedAt,
                row.missingFindings,
                finding.tick(),
                finding.watermark(),
                finding.policyVersion(),
                finding.baselineVersion(),
                finding.evidence());
    }

    private static Finding finding(CaseRow row) {
        try {
            return CaseEventNames.JSON.readValue(row.finding, Finding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The finding of %s can't be read".formatted(row.id), e);
        }
    }
}

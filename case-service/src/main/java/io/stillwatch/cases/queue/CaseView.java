package io.stillwatch.cases.queue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
        @JsonUnwrapped QueueItem listed,

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
        List<Evidence> evidence,

        @Schema(
                nullable = true,
                enumeration = {"low", "normal", "high", "urgent"})
        @Nullable
        String priority,

        @Schema(nullable = true, description = "When its analyst began to investigate.") @Nullable
        Instant startedAt,

        @Schema(nullable = true, description = "Until when a dismissal holds.") @Nullable
        Instant expiresAt,

        @Schema(description = "Whether nothing of it may be erased.")
        boolean legalHold,

        @Schema(
                nullable = true,
                description = "The case that goes on in place of this one, if its campaign was merged.")
        @Nullable
        String mergedInto,

        @Schema(
                required = true,
                description = "The cases that became part of it, directly or by way of others, first one first.")
        List<Absorbed> absorbed,

        @Schema(required = true, description = "The cases that were split off from it, first one first.")
        List<SplitOff> parts,

        @Schema(description = "For how many accounts a confirmation was taken back after an appeal.")
        long corrections)
        implements Versioned {

    /** While a tip is all there is, no policy has judged it. */
    private static final String NONE = "none";

    @Override
    @JsonIgnore
    public long sequence() {
        return listed.sequence();
    }

    static CaseView of(CaseRow row, @Nullable String absorbed) {
        Finding finding = finding(row);
        return new CaseView(
                QueueItem.of(row),
                row.firstSeen,
                row.watchedSince,
                row.decidedAt,
                row.missingFindings,
                finding == null ? 0 : finding.tick(),
                finding == null ? row.openedAt : finding.watermark(),
                finding == null ? NONE : finding.policyVersion(),
                finding == null ? NONE : finding.baselineVersion(),
                finding == null ? List.of() : finding.evidence(),
                row.priority,
                row.startedAt,
                row.expiresAt,
                row.legalHold,
                row.mergedInto,
                Absorbed.read(absorbed),
                SplitOff.read(row.parts),
                row.corrections);
    }

    private static @Nullable Finding finding(CaseRow row) {
        if (row.finding == null) {
            return null;
        }
        try {
            return CaseEventNames.JSON.readValue(row.finding, Finding.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The finding of %s can't be read".formatted(row.id), e);
        }
    }
}

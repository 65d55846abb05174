package io.stillwatch.scoring.campaigns;

import io.stillwatch.scoring.publish.Evidence;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign with what speaks for it and against it. */
@Schema(description = "A suspected campaign with its evidence. Nothing here is proven.")
public record CampaignDetail(
        @Schema(required = true) String id,

        @Schema(
                required = true,
                description =
                        "watch at first, announced once it has stood, review while an honest explanation covers it.",
                enumeration = {"watch", "announced", "review"})
        String status,

        @Schema(required = true, description = "Its group is no longer found; its last members are kept.")
        boolean quiet,

        @Schema(required = true, description = "How many.") int members,

        @Schema(
                required = true,
                description = "Extraction-like interactions of all members so far: an upper bound of what leaked.")
        long interactions,

        @Schema(required = true, description = "log10(interactions), scaled by the strength of the evidence families.")
        double severity,

        @Schema(required = true, description = "Event time of the first extraction-like interaction of a member.")
        Instant firstSeen,

        @Schema(required = true, description = "Watermark of the tick that put it on the watch list.")
        Instant watchedSince,

        @Schema(required = true, description = "Watermark of the tick that announced it; null before.", nullable = true)
        @Nullable
        Instant announcedAt,

        @Schema(required = true, description = "What speaks for it and against it, strongest first.")
        List<Evidence> evidence,

        @Schema(
                required = true,
                description = "The honest explanation that keeps it in review; null otherwise.",
                nullable = true)
        @Nullable
        String explanation,

        @Schema(required = true, description = "Last tick that changed it.")
        long tick,

        @Schema(required = true, description = "Watermark of that tick.")
        Instant asOf,

        @Schema(required = true, description = "Policy that it was decided under.")
        String policyVersion,

        @Schema(required = true, description = "Baseline that it was decided under.")
        String baselineVersion) {

    static CampaignDetail of(CampaignRow row, List<Evidence> evidence) {
        return new CampaignDetail(
                row.id,
                row.status,
                row.quiet,
                row.memberCount,
                row.interactions,
                row.severity,
                row.firstSeen,
                row.watchedSince,
                row.announcedAt,
                evidence,
                row.explanation,
                row.tick,
                row.asOf,
                row.policyVersion,
                row.baselineVersion);
    }
}

package io.stillwatch.scoring.campaigns;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign in a list. */
@Schema(description = "A suspected campaign.")
public record CampaignSummary(
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

        @Schema(
                description =
                        "What people decided about it: a confirmed one is known by its phrases from the first use on, a dismissed"
                                + " one raises nobody until the dismissal ends.",
                enumeration = {"none", "confirmed", "dismissed", "credential-compromise"})
        String decision,

        @Schema(
                description = "The campaign that it has become part of; null while it stands by itself.",
                nullable = true)
        @Nullable
        String mergedInto,

        @Schema(
                description = "The campaign that most of its first members belonged to; null for none.",
                nullable = true)
        @Nullable
        String splitFrom) {

    static CampaignSummary of(CampaignRow row) {
        return new CampaignSummary(
                row.id,
                row.status,
                row.quiet,
                row.memberCount,
                row.interactions,
                row.severity,
                row.firstSeen,
                row.watchedSince,
                row.announcedAt,
                row.decision,
                row.mergedInto,
                row.splitFrom);
    }
}

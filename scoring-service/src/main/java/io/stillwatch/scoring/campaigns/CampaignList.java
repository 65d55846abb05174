package io.stillwatch.scoring.campaigns;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of campaigns. */
public record CampaignList(
        @Schema(required = true, description = "Those watched last come first.")
        List<CampaignSummary> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {

    static CampaignList of(List<CampaignRow> rows, int limit) {
        List<CampaignRow> page = rows.subList(0, Math.min(limit, rows.size()));
        return new CampaignList(
                page.stream().map(CampaignSummary::of).toList(), rows.size() > limit ? after(page.getLast()) : null);
    }

    private static String after(CampaignRow row) {
        return new Cursor(row.watchedSince.toString(), row.id).text();
    }
}

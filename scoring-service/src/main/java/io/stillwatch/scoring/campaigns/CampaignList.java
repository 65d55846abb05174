package io.stillwatch.scoring.campaigns;

import io.stillwatch.eventsourcing.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of campaigns. */
public record CampaignList(
        @Schema(required = true, description = "Those watched last come first.")
        List<CampaignSummary> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {

    static CampaignList of(Page<CampaignSummary> page) {
        return new CampaignList(page.items(), page.next());
    }
}

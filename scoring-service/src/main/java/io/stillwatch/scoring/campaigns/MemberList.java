package io.stillwatch.scoring.campaigns;

import io.stillwatch.eventsourcing.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of members. */
public record MemberList(
        @Schema(required = true, description = "By account and end user.")
        List<CampaignMember> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {

    static MemberList of(Page<CampaignMember> page) {
        return new MemberList(page.items(), page.next());
    }
}

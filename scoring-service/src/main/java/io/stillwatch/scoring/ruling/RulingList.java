package io.stillwatch.scoring.ruling;

import io.stillwatch.eventsourcing.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of decisions. */
public record RulingList(
        @Schema(required = true, description = "In the order in which they came.")
        List<RulingView> items,

        @Schema(required = true, description = "Cursor of the next page; null on the last.", nullable = true) @Nullable
        String next) {

    boolean namesAccounts() {
        return items.stream().anyMatch(ruling -> ruling.account() != null);
    }

    static RulingList of(Page<RulingView> page) {
        return new RulingList(page.items(), page.next());
    }
}

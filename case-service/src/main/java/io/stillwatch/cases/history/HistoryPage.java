package io.stillwatch.cases.history;

import io.stillwatch.eventsourcing.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the events of a case, an enforcement or an appeal, oldest first. */
@Schema(name = "CaseEventPage")
public record HistoryPage(
        @Schema(required = true) List<HistoryItem> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    static HistoryPage of(Page<HistoryItem> page) {
        return new HistoryPage(page.items(), page.next());
    }
}

package io.stillwatch.cases.history;

import io.stillwatch.eventsourcing.LoggedEvent;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of a case's events, oldest first. */
@Schema(name = "CaseEventPage")
public record HistoryPage(
        @Schema(required = true) List<HistoryItem> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    /** From one event more than the page takes, if there are that many. */
    static HistoryPage of(List<LoggedEvent> events, int limit) {
        List<LoggedEvent> shown = events.subList(0, Math.min(limit, events.size()));
        return new HistoryPage(
                shown.stream().map(HistoryItem::of).toList(),
                events.size() > limit ? Long.toString(shown.getLast().sequence) : null);
    }
}

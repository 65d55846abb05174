package io.stillwatch.cases.queue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the cases, newest first. */
@Schema(name = "CasePage")
public record QueuePage(
        @Schema(required = true) List<QueueItem> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    /** From one row more than the page takes, if there are that many. */
    static QueuePage of(List<CaseRow> rows, int limit) {
        List<CaseRow> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new QueuePage(
                shown.stream().map(QueueItem::of).toList(),
                rows.size() > limit ? QueuePosition.of(shown.getLast()).cursor() : null);
    }
}

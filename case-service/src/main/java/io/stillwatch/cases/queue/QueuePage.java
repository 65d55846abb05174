package io.stillwatch.cases.queue;

import io.stillwatch.eventsourcing.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some of the cases, newest first. */
@Schema(name = "CasePage")
public record QueuePage(
        @Schema(required = true) List<QueueItem> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    static QueuePage of(Page<QueueItem> page) {
        return new QueuePage(page.items(), page.next());
    }
}

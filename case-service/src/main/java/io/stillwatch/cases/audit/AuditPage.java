package io.stillwatch.cases.audit;

import io.stillwatch.eventsourcing.Cursor;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the audit trail, oldest first. */
record AuditPage(
        @Schema(required = true) List<AuditItem> items,

        @Schema(
                required = true,
                description = "Cursor to read on with, now or later: there is always a next page, if an empty one.")
        String next) {

    static AuditPage of(List<AuditRow> rows, Cursor after) {
        Cursor end = rows.isEmpty() ? after : Cursor.at(rows.getLast().written, rows.getLast().id);
        return new AuditPage(rows.stream().map(AuditItem::of).toList(), end.text());
    }
}

package io.stillwatch.eventsourcing.audit;

import io.stillwatch.eventsourcing.Cursor;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the audit log, oldest first. */
public record AuditPage(
        @Schema(required = true) List<AuditItem> items,

        @Schema(
                required = true,
                description = "Cursor to read on with, now or later: there is always a next page, if an empty one.")
        String next) {

    /** Where the first page begins: places are the transaction that wrote a row and the row's number. */
    public static final Cursor BEGINNING = Cursor.at(0, 0);

    /**
     * Makes the page of its rows.
     *
     * @param after where it began, and where the next one begins if it is empty
     */
    public static <T> AuditPage of(List<T> rows, Cursor after, Function<T, AuditItem> item, Function<T, Cursor> place) {
        Cursor end = rows.isEmpty() ? after : place.apply(rows.getLast());
        return new AuditPage(rows.stream().map(item).toList(), end.text());
    }
}

package io.stillwatch.cases.queue;

import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Cursor;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In which order cases are listed; those that are equal stand by their ids. When a case was opened never changes, so that no page repeats or
 * loses one; in the other orders one that changes between two pages may be on both or on neither.
 */
enum QueueOrder {
    OPENED("opened", "opened_at", "9999-12-31T00:00:00Z"),
    UPDATED("updated", "updated_at", "9999-12-31T00:00:00Z"),
    SEVERITY("severity", "severity", "Infinity"),
    MEMBERS("members", "members", Long.toString(Long.MAX_VALUE));

    private final String word;
    private final String column;
    private final String highest;

    QueueOrder(String word, String column, String highest) {
        this.word = word;
        this.column = column;
        this.highest = highest;
    }

    /** Newest first, unless something else is asked for. */
    static QueueOrder named(@Nullable String word) {
        if (word == null) {
            return OPENED;
        }
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new Field("sort", word).problem("must be opened, updated, severity or members"));
    }

    Cursor beginning() {
        return Cursor.at(highest, "");
    }

    Cursor place(CaseRow row) {
        return switch (this) {
            case OPENED -> Cursor.at(row.openedAt, row.id);
            case UPDATED -> Cursor.at(row.updatedAt, row.id);
            case SEVERITY -> Cursor.at(row.severity, row.id);
            case MEMBERS -> Cursor.at(row.members, row.id);
        };
    }

    /** What comes behind a cursor: {@code $1} and {@code $2} are its keys. */
    String behind() {
        return "(%1$s, id) < ($1, $2)".formatted(column);
    }

    Object value(Cursor cursor) {
        return switch (this) {
            case OPENED, UPDATED -> cursor.time(0).atOffset(ZoneOffset.UTC);
            case SEVERITY -> cursor.decimal(0);
            case MEMBERS -> cursor.number(0);
        };
    }

    String by() {
        return "%s desc, id desc".formatted(column);
    }
}

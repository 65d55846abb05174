package io.stillwatch.detection.report;

import java.util.List;

/** A table of words; the first column says what the row is about. */
record Table(String title, List<String> columns, List<List<String>> rows) {
    Table {
        rows.forEach(row -> {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + row.size() + " cells under " + columns.size());
            }
        });
    }
}

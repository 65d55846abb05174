package io.stillwatch.detection.report;

import java.util.stream.Collectors;

/** Tables for the docs. */
final class Markdown {
    private Markdown() {}

    static String of(Table table) {
        var rule = table.columns().stream().map(_ -> "---").collect(Collectors.joining("|", "|", "|\n"));
        return "### " + table.title() + "\n\n" + line(table.columns()) + rule
                + table.rows().stream().map(Markdown::line).collect(Collectors.joining());
    }

    private static String line(Iterable<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}

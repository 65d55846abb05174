package io.stillwatch.detection.report;

import java.util.stream.Collectors;

/** Tables and text for a browser. */
final class Html {
    private Html() {}

    static String of(Table table) {
        var rows = table.rows().stream().map(row -> row(row, "td")).collect(Collectors.joining());
        return "<h3>" + escaped(table.title()) + "</h3>\n<div class=\"wide\"><table>\n" + row(table.columns(), "th")
                + rows + "</table></div>\n";
    }

    private static String row(Iterable<String> cells, String tag) {
        var row = new StringBuilder("<tr>");
        for (var cell : cells) {
            row.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        return row.append("</tr>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

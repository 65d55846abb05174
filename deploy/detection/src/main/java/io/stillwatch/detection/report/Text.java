package io.stillwatch.detection.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Tables for a terminal. */
final class Text {
    private Text() {}

    static String of(Table table) {
        var lines = new ArrayList<>(List.of(table.columns()));
        lines.addAll(table.rows());
        var widths = IntStream.range(0, table.columns().size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder(table.title()).append('\n');
        lines.forEach(line -> append(text, line, widths));
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> line, int[] widths) {
        var padded = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            var cell = line.get(column);
            padded.append("  ").append(cell).append(" ".repeat(widths[column] - cell.length()));
        }
        text.append(padded.toString().stripTrailing()).append('\n');
    }
}

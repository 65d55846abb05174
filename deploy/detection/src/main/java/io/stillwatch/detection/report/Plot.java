package io.stillwatch.detection.report;

import io.stillwatch.detection.measure.Proportion;
import java.util.List;
import java.util.Locale;

/** Shares with their intervals as dots on lines, one row for each subject and one colour for each method; plain SVG. */
record Plot(String title, List<String> methods, List<Row> rows) {
    private static final List<String> COLOURS =
            List.of("#c2185b", "#90a4ae", "#8d6e63", "#5c6bc0", "#26a69a", "#ffa000", "#7cb342");
    private static final int LEFT = 170;
    private static final int WIDTH = 620;
    private static final int LINE = 9;
    private static final int TOP = 24;
    private static final int TICKS = 5;

    /** {@code shares}: one for each method. */
    record Row(String subject, List<Proportion> shares) {}

    String svg() {
        var rowHeight = LINE * (methods.size() + 1);
        var height = TOP + rowHeight * rows.size() + 20;
        var svg = new StringBuilder(format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                LEFT + WIDTH + 30, height, Html.escaped(title)));
        grid(svg, height);
        for (var row = 0; row < rows.size(); row++) {
            row(svg, rows.get(row), TOP + row * rowHeight);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void grid(StringBuilder svg, int height) {
        for (var tick = 0; tick <= TICKS; tick++) {
            var share = (double) tick / TICKS;
            svg.append(format(
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/><text class=\"tick\" x=\"%.1f\" y=\"%d\">%.1f</text>%n",
                    x(share), TOP - 6, x(share), height - 18, x(share), height - 4, share));
        }
    }

    private void row(StringBuilder svg, Row row, int top) {
        svg.append(format(
                "<text class=\"subject\" x=\"%d\" y=\"%d\">%s</text>%n",
                LEFT - 10, top + LINE * methods.size() / 2 + 4, Html.escaped(row.subject())));
        for (var method = 0; method < methods.size(); method++) {
            if (!row.shares().get(method).isEmpty()) {
                dot(svg, row.shares().get(method), method, top + LINE * method + LINE / 2);
            }
        }
    }

    private void dot(StringBuilder svg, Proportion share, int method, int y) {
        var colour = COLOURS.get(method % COLOURS.size());
        svg.append(format(
                "<line stroke=\"%s\" stroke-width=\"2\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                colour, x(share.low()), y, x(share.high()), y));
        svg.append(format(
                "<circle fill=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"3.5\"><title>%s: %s, %s</title></circle>%n",
                colour,
                x(share.share()),
                y,
                Html.escaped(methods.get(method)),
                Words.count(share),
                Words.withInterval(share)));
    }

    /** The colours with their methods. */
    String legend() {
        var legend = new StringBuilder("<p class=\"legend\">");
        for (var method = 0; method < methods.size(); method++) {
            legend.append(format(
                    "<span><i style=\"background:%s\"></i>%s</span> ",
                    COLOURS.get(method % COLOURS.size()), Html.escaped(methods.get(method))));
        }
        return legend.append("</p>\n").toString();
    }

    private static double x(double share) {
        return LEFT + WIDTH * share;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

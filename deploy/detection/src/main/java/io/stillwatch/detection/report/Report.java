package io.stillwatch.detection.report;

import io.stillwatch.detection.measure.CampaignScore;
import io.stillwatch.detection.measure.Comparison;
import io.stillwatch.detection.measure.Proportion;
import io.stillwatch.detection.measure.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Comparisons as one text, one section of the docs, or one page without anything from outside. */
public record Report(List<Comparison> comparisons, String command) {

    /** For a terminal. */
    public String text() {
        return comparisons.stream()
                .map(comparison -> heading(comparison) + "\n\n"
                        + new Findings(comparison)
                                .tables().stream().map(Text::of).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    /** For {@code docs/reference}. */
    public String markdown() {
        return comparisons.stream()
                .map(comparison -> "## " + comparison.scenario().name() + "\n\n" + conditions(comparison) + "\n\n"
                        + new Findings(comparison)
                                .tables().stream().map(Markdown::of).collect(Collectors.joining("\n"))
                        + "\n" + settings(comparison))
                .collect(Collectors.joining("\n", preface() + "\n", ""));
    }

    /** For a browser. */
    public String html() {
        return resource("report-head.html")
                + comparisons.stream().map(this::section).collect(Collectors.joining("\n"))
                + "</main></body></html>\n";
    }

    private String preface() {
        return resource("preface.md").replace("COMMAND", command);
    }

    private String section(Comparison comparison) {
        var tallies = comparison.tallies();
        var methods = tallies.stream().map(Tally::method).toList();
        var first = tallies.getFirst();
        var recall = plot(
                "Recall by campaign",
                methods,
                first.campaigns(),
                tallies,
                (tally, name) -> tally.of(name, CampaignScore::announced));
        var leak = plot(
                "Leak before announcement",
                methods,
                first.campaigns(),
                tallies,
                (tally, name) -> tally.of(name, CampaignScore::leakBeforeAnnouncement));
        var flagged = plot("Honest accounts flagged", methods, first.classes(), tallies, Tally::falsePositives);
        return "<h2>" + Html.escaped(heading(comparison)) + "</h2>\n<p>" + Html.escaped(conditions(comparison))
                + "</p>\n"
                + recall.legend()
                + List.of(recall, leak, flagged).stream()
                        .filter(plot -> !plot.rows().isEmpty())
                        .map(plot -> "<h3>" + Html.escaped(plot.title()) + "</h3>\n" + plot.svg())
                        .collect(Collectors.joining())
                + new Findings(comparison).tables().stream().map(Html::of).collect(Collectors.joining())
                + "<p>" + Html.escaped(settings(comparison)) + "</p>\n";
    }

    private static Plot plot(
            String title,
            List<String> methods,
            Collection<String> subjects,
            List<Tally> tallies,
            BiFunction<Tally, String, Proportion> share) {
        return new Plot(
                title,
                methods,
                subjects.stream()
                        .map(subject -> new Plot.Row(
                                subject,
                                tallies.stream()
                                        .map(tally -> share.apply(tally, subject))
                                        .toList()))
                        .toList());
    }

    private static String heading(Comparison comparison) {
        return "Scenario " + comparison.scenario().name() + ", seeds " + comparison.seeds();
    }

    private static String conditions(Comparison comparison) {
        var scenario = comparison.scenario();
        var cost = comparison.tallies().getFirst().cost();
        return "Honest accounts: " + scenario.accounts() + ". Days: " + scenario.days() + ". Interactions in all: "
                + cost.interactions() + ". Measured on seeds " + comparison.seeds() + ", comparators tuned on "
                + comparison.tunedOn() + ".";
    }

    private static String settings(Comparison comparison) {
        return comparison.tallies().stream()
                .map(tally -> tally.method() + " (" + tally.entry().method().source() + "): "
                        + tally.entry().setting().words())
                .collect(Collectors.joining("; ", "Settings: ", ".\n"));
    }

    private static String resource(String name) {
        try (InputStream file = Report.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

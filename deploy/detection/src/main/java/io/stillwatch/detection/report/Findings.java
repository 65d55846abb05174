package io.stillwatch.detection.report;

import io.stillwatch.detection.measure.CampaignScore;
import io.stillwatch.detection.measure.Comparison;
import io.stillwatch.detection.measure.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a comparison. */
final class Findings {
    private final Comparison comparison;

    Findings(Comparison comparison) {
        this.comparison = comparison;
    }

    List<Table> tables() {
        var first = comparison.tallies().getFirst();
        return Stream.of(methods(), campaigns(first), recall(), falsePositives())
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private Table methods() {
        return new Table(
                "All methods",
                List.of(
                        "method",
                        "recall",
                        "precision",
                        "honest flagged per 100k",
                        "honest ever watched per 100k",
                        "campaigns recognised",
                        "purity",
                        "leak before watch",
                        "leak before announcement",
                        "µs an interaction",
                        "bytes an interaction"),
                comparison.tallies().stream().map(Findings::method).toList());
    }

    private static List<String> method(Tally tally) {
        return List.of(
                tally.method(),
                Words.withInterval(tally.recall()),
                Words.share(tally.precision()),
                Words.perHundredThousand(tally.honestFlagged()),
                Words.perHundredThousand(tally.honestWatched()),
                tally.groups() == 0 ? Words.NOTHING : Words.count(tally.recognised()),
                Words.share(tally.purity()),
                Words.percent(tally.leakBeforeWatch()),
                Words.percent(tally.leakBeforeAnnouncement()),
                Words.number(tally.cost().microsPerInteraction()),
                Words.number(tally.cost().bytesPerInteraction()));
    }

    private static Table campaigns(Tally tally) {
        return new Table(
                tally.method() + " by campaign",
                List.of(
                        "campaign",
                        "accounts",
                        "recall",
                        "recall of the watch list",
                        "watched after",
                        "announced after",
                        "leak before watch",
                        "leak before announcement"),
                tally.campaigns().stream().map(name -> campaign(tally, name)).toList());
    }

    private static List<String> campaign(Tally tally, String name) {
        var announced = tally.of(name, CampaignScore::announced);
        return List.of(
                name,
                "" + announced.of() / tally.scores().size(),
                Words.withInterval(announced),
                Words.share(tally.of(name, CampaignScore::watched)),
                Words.hours(tally.median(name, CampaignScore::watchedAfter)),
                Words.hours(tally.median(name, CampaignScore::announcedAfter)),
                Words.percent(tally.of(name, CampaignScore::leakBeforeWatch)),
                Words.percent(tally.of(name, CampaignScore::leakBeforeAnnouncement)));
    }

    private Table recall() {
        return matrix(
                "Recall by campaign",
                "campaign",
                comparison.tallies().getFirst().campaigns().stream()
                        .map(name -> row(name, tally -> Words.share(tally.of(name, CampaignScore::announced))))
                        .toList());
    }

    private Table falsePositives() {
        return matrix(
                "Honest accounts flagged by class",
                "class",
                comparison.tallies().getFirst().classes().stream()
                        .map(name -> row(name, tally -> flagged(tally, name)))
                        .toList());
    }

    private static String flagged(Tally tally, String name) {
        var flagged = tally.falsePositives(name);
        return Words.count(flagged) + ", " + Words.perHundredThousand(flagged);
    }

    private Table matrix(String title, String first, List<List<String>> rows) {
        var columns = new ArrayList<>(List.of(first));
        comparison.tallies().forEach(tally -> columns.add(tally.method()));
        return new Table(title, columns, rows);
    }

    private List<String> row(String name, Function<Tally, String> cell) {
        var row = new ArrayList<>(List.of(name));
        comparison.tallies().forEach(tally -> row.add(cell.apply(tally)));
        return row;
    }
}

package io.stillwatch.detection.measure;

import io.stillwatch.detection.detector.Method;
import io.stillwatch.detection.measure.Contest.Outcome;
import io.stillwatch.detection.measure.Tuning.Entry;
import io.stillwatch.simulator.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * All methods on one scenario.
 *
 * @param tunedOn seeds on which the comparators were given their settings
 */
public record Comparison(Scenario scenario, List<Long> tunedOn, List<Long> seeds, List<Tally> tallies) {

    /** Tunes on some seeds, measures on the others, and tells how far it is. */
    public static Comparison of(
            List<Method> methods, Scenario scenario, List<Long> tuneOn, List<Long> seeds, Consumer<String> progress) {
        progress.accept(scenario.name() + ": tuning on seeds " + tuneOn);
        var entries = Tuning.of(methods, scenario, tuneOn);
        var settings = entries.stream().map(Entry::setting).toList();
        var rounds = new ArrayList<List<Outcome>>();
        for (var seed : seeds) {
            progress.accept(scenario.name() + ": measuring on seed " + seed);
            rounds.add(Contest.hold(scenario, seed, settings).outcomes());
        }
        var tallies = IntStream.range(0, entries.size())
                .mapToObj(place -> tally(entries.get(place), rounds, place))
                .toList();
        return new Comparison(scenario, tuneOn, seeds, tallies);
    }

    private static Tally tally(Entry entry, List<List<Outcome>> rounds, int place) {
        var own = rounds.stream().map(round -> round.get(place)).toList();
        return new Tally(
                entry,
                own.stream().map(Outcome::score).toList(),
                own.stream().map(Outcome::cost).reduce(Cost.NONE, Cost::plus));
    }
}

package io.stillwatch.detection;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.detection.detector.Methods;
import io.stillwatch.detection.measure.Contest;
import io.stillwatch.detection.measure.Score;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Plays the small scenario, and the same without campaigns, on seeds that nobody chose. */
public final class DetectionSoak implements Program {
    private static final double ENOUGH = 0.95;

    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak detection [--seed N] [--rounds N]
                  finds the campaigns of the small scenario on N plays drawn from the seed, and nothing where there is none""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) {
        var options = Options.read(arguments, Map.of("--seed", "1", "--rounds", "5"));
        var held = true;
        for (var seed : new Random(options.number("--seed"))
                .longs(options.number("--rounds"), 1_000_000, 2_000_000)
                .toArray()) {
            held &= holds("small", seed, out);
            held &= holds("small-benign", seed, out);
        }
        return held ? 0 : 1;
    }

    private static boolean holds(String scenario, long seed, PrintStream out) {
        var settings = Methods.stillwatch(1, Policy.builtin()).settings();
        var score = Contest.hold(Scenario.named(scenario), seed, settings)
                .outcomes()
                .getFirst()
                .score();
        var holds = score.campaigns().isEmpty() ? score.groups() == 0 : isGood(score);
        out.printf(
                "%s %s seed %d: recall %.3f, precision %.3f, %d groups announced, %d honest accounts flagged%n",
                holds ? "ok  " : "FAIL",
                scenario,
                seed,
                score.recall().share(),
                score.precision().share(),
                score.groups(),
                score.honestFlagged().hits());
        return holds;
    }

    private static boolean isGood(Score score) {
        return score.recall().share() >= ENOUGH && score.precision().share() >= ENOUGH;
    }
}

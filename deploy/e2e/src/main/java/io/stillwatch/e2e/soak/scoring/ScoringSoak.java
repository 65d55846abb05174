package io.stillwatch.e2e.soak.scoring;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** scoring-service is killed at random moments of a replay: what it comes to is what an engine says that nobody killed. */
public final class ScoringSoak implements Program {
    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak scoring [--seed N] [--kills N] [--scenario NAME] [--accounts N] [--days N] [--rate N] [--heap SIZE] [--partitions N]
                  replays a scenario (small, 800 accounts, 4 days, seed 1) through the whole suite at a rate (400 interactions/s), kills
                  scoring-service N times (20) meanwhile and once more at the end, tells how long it takes to catch up each time, and
                  computes all verdicts again from the topics in one go: they must be the same, byte for byte""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options = Options.read(
                arguments,
                Map.of(
                        "--seed",
                        "1",
                        "--kills",
                        "20",
                        "--scenario",
                        "small",
                        "--accounts",
                        "800",
                        "--days",
                        "4",
                        "--rate",
                        "400",
                        "--heap",
                        "1g",
                        "--partitions",
                        "4"));
        System.setProperty("stillwatch.partitions", options.text("--partitions"));
        try (var suite = WholeSuite.start(options.text("--heap"))) {
            var replay = new Replay(suite, options, out);
            var trial = new ScoringTrial(suite, replay, new Random(options.number("--seed")), out, progress);
            trial.killsWhile(Math.toIntExact(options.number("--kills")));
            replay.settles();
            trial.killsAtRest();
            return replay.holds() ? 0 : 1;
        }
    }
}

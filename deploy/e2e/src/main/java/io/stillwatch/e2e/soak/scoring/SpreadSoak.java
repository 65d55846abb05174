package io.stillwatch.e2e.soak.scoring;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A second instance of scoring-service joins, is killed and comes back: what both come to is what one engine says alone. */
public final class SpreadSoak implements Program {
    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak spread [--seed N] [--kills N] [--scenario NAME] [--accounts N] [--days N] [--rate N] [--heap SIZE] [--partitions N]
                  replays a scenario (small, 800 accounts, 8 days, seed 1) through the whole suite at a rate (400 interactions/s); a second
                  instance of scoring-service joins; then each of the two is killed in turns, N times in all (4). Tells how long partitions
                  that moved and partitions that stayed told nothing, and computes all verdicts again from the topics in one go: they must
                  be the same, byte for byte""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options = Options.read(
                arguments,
                Map.of(
                        "--seed",
                        "1",
                        "--kills",
                        "4",
                        "--scenario",
                        "small",
                        "--accounts",
                        "800",
                        "--days",
                        "8",
                        "--rate",
                        "400",
                        "--heap",
                        "512m",
                        "--partitions",
                        "4"));
        String heap = options.text("--heap");
        System.setProperty("stillwatch.partitions", options.text("--partitions"));
        try (var suite = WholeSuite.start(heap, settings -> named(settings, "one"));
                var second = suite.anotherScoring(settings -> named(settings, "two"), "-Xmx" + heap);
                var watch = new PartitionWatch(suite)) {
            var replay = new Replay(suite, options, out);
            var trial = new SpreadTrial(suite, second, watch, out);
            trial.joins();
            for (int kill = 0; kill < options.number("--kills") && replay.goesOn(); kill++) {
                trial.kills(kill % 2 == 0);
            }
            replay.settles();
            return replay.holds() ? 0 : 1;
        }
    }

    private static Map<String, String> named(Map<String, String> settings, String instance) {
        var changed = new TreeMap<>(settings);
        changed.put("stillwatch.scoring.spread", "true");
        changed.put("stillwatch.scoring.instance", instance);
        return changed;
    }
}

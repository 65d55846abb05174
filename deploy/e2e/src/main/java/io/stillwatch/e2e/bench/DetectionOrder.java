package io.stillwatch.e2e.bench;

import io.stillwatch.e2e.command.Options;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code bench detection} is asked to measure. */
record DetectionOrder(List<Scenario> scenarios, List<Long> tuningSeeds, List<Long> seeds, Path folder, String command) {
    static final String USAGE = """
            Usage: ./stillwatch bench detection [--scenario A,B] [--seeds N,N] [--tuning-seeds N,N] [--prompts DIR] [--out DIR]
              measures the engine and what it is compared with on simulated traffic; all methods see the same records
            Scenarios:\s""" + String.join(", ", Scenario.names());
    private static final Map<String, String> OTHERWISE = Map.of(
            "--scenario",
            "small,levels",
            "--seeds",
            Seeds.DEVELOPMENT,
            "--tuning-seeds",
            Seeds.TUNING,
            "--prompts",
            "",
            "--out",
            Path.of(System.getProperty("stillwatch.project", ""), ".stillwatch", "bench")
                    .toString());

    /** Throws IllegalArgumentException that says what was not understood. */
    static DetectionOrder read(List<String> arguments) {
        var options = Options.read(arguments, OTHERWISE);
        var order = new DetectionOrder(
                options.words("--scenario").stream()
                        .map(name -> speaking(Scenario.named(name), options.text("--prompts")))
                        .toList(),
                options.numbers("--tuning-seeds"),
                options.numbers("--seeds"),
                Path.of(options.text("--out")),
                "./stillwatch bench detection " + String.join(" ", arguments));
        if (order.seeds().stream().anyMatch(order.tuningSeeds()::contains)) {
            throw new IllegalArgumentException("What was tuned on a seed is not measured on it");
        }
        return order;
    }

    /** In made-up words unless there is a folder of prompts. */
    private static Scenario speaking(Scenario scenario, String prompts) {
        return prompts.isEmpty()
                ? scenario
                : scenario.under(scenario.circumstances().speaking(Language.from(Path.of(prompts))));
    }
}

package io.stillwatch.e2e.bench;

import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
        if (arguments.isEmpty() || !arguments.getFirst().equals("detection")) {
            throw new IllegalArgumentException("Name a benchmark: detection");
        }
        var options = options(arguments.subList(1, arguments.size()));
        var order = new DetectionOrder(
                words(options, "--scenario").stream()
                        .map(name -> speaking(Scenario.named(name), options.getOrDefault("--prompts", "")))
                        .toList(),
                numbers(options, "--tuning-seeds"),
                numbers(options, "--seeds"),
                Path.of(options.getOrDefault("--out", "")),
                "./stillwatch bench " + String.join(" ", arguments));
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

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<>(OTHERWISE);
        for (var i = 0; i < arguments.size(); i += 2) {
            if (!OTHERWISE.containsKey(arguments.get(i))) {
                throw new IllegalArgumentException("Unknown option " + arguments.get(i));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private static List<String> words(Map<String, String> options, String option) {
        return Arrays.asList(options.getOrDefault(option, "").split(",", -1));
    }

    private static List<Long> numbers(Map<String, String> options, String option) {
        var numbers = new ArrayList<Long>();
        for (var word : words(options, option)) {
            try {
                numbers.add(Long.parseLong(word));
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(option + " needs whole numbers, not " + word, notANumber);
            }
        }
        return numbers;
    }
}

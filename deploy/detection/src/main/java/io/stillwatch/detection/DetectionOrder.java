package io.stillwatch.detection;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.detector.Method;
import io.stillwatch.detection.detector.Methods;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code bench detection} is asked to measure. */
record DetectionOrder(
        List<Scenario> scenarios,
        List<Method> methods,
        List<Long> tuningSeeds,
        List<Long> seeds,
        Path folder,
        String command) {
    static final String USAGE = """
            Usage: ./stillwatch bench detection [--scenario A,B] [--seeds N,N] [--tuning-seeds N,N] [--methods A,B] [--accounts N]
                [--days N] [--campaign N] [--every HOURS] [--key-sample SHARE] [--missing-facts SHARE] [--prompts DIR] [--out DIR]
              measures the engine and what it is compared with on simulated traffic; all methods see the same records
              --campaign N hides one campaign of N thin accounts instead of the scenario's; the story has 25,000
            Scenarios:\s""" + String.join(", ", Scenario.names());
    /** Every level, ruse and honest twin. */
    private static final String STANDARD =
            "small,levels,ruses,release,framing,aggregator,small-chinese,l2-chinese,l3-chinese,twins-benign,nat-benign,sdk-benign";

    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("--scenario", STANDARD),
            Map.entry("--seeds", Seeds.DEVELOPMENT),
            Map.entry("--tuning-seeds", Seeds.TUNING),
            Map.entry("--methods", ""),
            Map.entry("--accounts", ""),
            Map.entry("--days", ""),
            Map.entry("--campaign", "0"),
            Map.entry("--every", "1"),
            Map.entry("--key-sample", ""),
            Map.entry("--missing-facts", ""),
            Map.entry("--prompts", ""),
            Map.entry(
                    "--out",
                    Path.of(System.getProperty("stillwatch.project", ""), ".stillwatch", "bench")
                            .toString()));

    /** Throws IllegalArgumentException that says what was not understood. */
    static DetectionOrder read(List<String> arguments) {
        var options = Options.read(arguments, OTHERWISE);
        var order = new DetectionOrder(
                options.words("--scenario").stream()
                        .map(name -> changed(Scenario.named(name), options))
                        .toList(),
                Methods.named(options.text("--methods"), (int) options.number("--every"), policy(options)),
                options.numbers("--tuning-seeds"),
                options.numbers("--seeds"),
                Path.of(options.text("--out")),
                "./stillwatch bench detection " + String.join(" ", arguments));
        if (order.seeds().stream().anyMatch(order.tuningSeeds()::contains)) {
            throw new IllegalArgumentException("What was tuned on a seed is not measured on it");
        }
        return order;
    }

    /** The shipped one, unless the engine shall compare accounts by a share of the phrases only. */
    private static Policy policy(Options options) {
        var share = options.text("--key-sample");
        var shipped = Policy.builtin();
        return share.isEmpty()
                ? shipped
                : shipped.samplingKeys(
                        shipped.version() + " with " + share + " of the phrases", Double.parseDouble(share));
    }

    /** In its own size unless another is given, in made-up words unless there is a folder of prompts. */
    private static Scenario changed(Scenario named, Options options) {
        var prompts = options.text("--prompts");
        var populated =
                options.text("--accounts").isEmpty() ? named : named.withAccounts((int) options.number("--accounts"));
        var lasting = options.text("--days").isEmpty() ? populated : populated.withDays((int) options.number("--days"));
        var campaign = (int) options.number("--campaign");
        var scenario = campaign == 0 ? lasting : lasting.withCampaign(campaign);
        var missing = options.text("--missing-facts");
        var usual = scenario.circumstances();
        var known = missing.isEmpty() ? usual : usual.missingFacts(Double.parseDouble(missing));
        return scenario.under(prompts.isEmpty() ? known : known.speaking(Language.from(Path.of(prompts))));
    }
}

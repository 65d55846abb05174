package io.stillwatch.e2e.bench.live;

import io.stillwatch.detection.command.Options;
import io.stillwatch.simulator.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@code bench live} is asked to measure.
 *
 * @param days of traffic that the state is made of before
 * @param rate interactions a second
 * @param lookUps risk look-ups a second meanwhile
 * @param seconds that are measured
 * @param warmUp seconds before, with the same traffic and look-ups
 * @param lateness behind its end that an hour closes: what is sent in it meanwhile is judged with it, unless it is over
 * @param below load average of the machine that is waited for before, since other work on it would be measured as well
 * @param options of scoring-service's JVM, blanks between
 */
record LiveOrder(
        Scenario scenario,
        long seed,
        int days,
        int rate,
        int lookUps,
        int seconds,
        int warmUp,
        Duration lateness,
        long below,
        String options) {
    static final String USAGE = """
            Usage: ./stillwatch bench live [--scenario NAME] [--accounts N] [--days N] [--seed N] [--rate N] [--look-ups N]
                                           [--seconds N] [--warm-up N] [--lateness SECONDS] [--below LOAD] [--heap SIZE]
                                           [--jvm "OPTION OPTION"]
              measures scoring-service while interactions that are on its topics already are scored at the pace of the clock: medium
              with its accounts, 2 days of it judged before, then 5,000 interactions and 2,000 look-ups a second for 60 seconds after
              60 of warm-up, in which an hour closes with all that came of it, 5 seconds behind its end; 600 is an installation's: then
              it is the one before. 1,152 MB for scoring-service; begins at once, or when the load average is below LOAD""";

    /** Throws IllegalArgumentException that says what was not understood. */
    static LiveOrder read(List<String> arguments) {
        var options = Options.read(
                arguments,
                Map.ofEntries(
                        Map.entry("--scenario", "medium"),
                        Map.entry("--accounts", "0"),
                        Map.entry("--days", "2"),
                        Map.entry("--seed", "1"),
                        Map.entry("--rate", "5000"),
                        Map.entry("--look-ups", "2000"),
                        Map.entry("--seconds", "60"),
                        Map.entry("--warm-up", "60"),
                        Map.entry("--lateness", "5"),
                        Map.entry("--below", "0"),
                        Map.entry("--heap", "1152m"),
                        Map.entry("--jvm", "")));
        var scenario = Scenario.named(options.text("--scenario"));
        var accounts = number(options, "--accounts");
        return new LiveOrder(
                accounts == 0 ? scenario : scenario.withAccounts(accounts),
                options.number("--seed"),
                number(options, "--days"),
                number(options, "--rate"),
                number(options, "--look-ups"),
                number(options, "--seconds"),
                number(options, "--warm-up"),
                Duration.ofSeconds(options.number("--lateness")),
                options.number("--below"),
                "-Xmx" + options.text("--heap") + " " + options.text("--jvm"));
    }

    private static int number(Options options, String name) {
        return Math.toIntExact(options.number(name));
    }
}

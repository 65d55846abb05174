package io.stillwatch.e2e.bench.suite;

import io.stillwatch.detection.command.Options;
import io.stillwatch.simulator.Scenario;
import java.util.List;
import java.util.Map;

/**
 * What {@code bench suite} is asked to measure.
 *
 * @param senders gateways, each of which sends one batch after the other
 * @param lines interactions of a batch
 * @param rate interactions a second that all senders together keep to; 0 for as fast as they are acknowledged
 * @param lookUps risk look-ups a second meanwhile
 * @param warmUp seconds of sending that are not measured
 */
record SuiteOrder(
        Scenario scenario, long seed, int senders, int lines, long rate, long lookUps, long warmUp, String heap) {
    static final String USAGE = """
            Usage: ./stillwatch bench suite [--scenario NAME] [--accounts N] [--days N] [--campaign N] [--seed N]
                                            [--senders N] [--lines N] [--rate N] [--look-ups N] [--warm-up SECONDS]
                                            [--heap SIZE]
              replays a scenario through HTTP into the whole suite and measures the rate held, the delay from interaction to
              risk change and from campaign to case, CPU by process, memory and bytes written: medium with its accounts and
              3 days, seed 1, 4 senders of 1,000 lines as fast as they are acknowledged, no look-ups, no warm-up,
              1,536 MB for scoring-service, unless given. --campaign N hides one campaign of N thin accounts instead of the scenario's.
              The story: --scenario story --campaign 25000 --accounts 500000 --days 45; any smaller N is the same story in small""";

    /** Throws IllegalArgumentException that says what was not understood. */
    static SuiteOrder read(List<String> arguments) {
        var options = Options.read(
                arguments,
                Map.ofEntries(
                        Map.entry("--scenario", "medium"),
                        Map.entry("--accounts", "0"),
                        Map.entry("--days", "3"),
                        Map.entry("--campaign", "0"),
                        Map.entry("--seed", "1"),
                        Map.entry("--senders", "4"),
                        Map.entry("--lines", "1000"),
                        Map.entry("--rate", "0"),
                        Map.entry("--look-ups", "0"),
                        Map.entry("--warm-up", "0"),
                        Map.entry("--heap", "1536m")));
        return new SuiteOrder(
                scenario(options),
                options.number("--seed"),
                Math.toIntExact(options.number("--senders")),
                Math.toIntExact(options.number("--lines")),
                options.number("--rate"),
                options.number("--look-ups"),
                options.number("--warm-up"),
                options.text("--heap"));
    }

    private static Scenario scenario(Options options) {
        var scenario = Scenario.named(options.text("--scenario")).withDays(Math.toIntExact(options.number("--days")));
        var accounts = Math.toIntExact(options.number("--accounts"));
        var campaign = Math.toIntExact(options.number("--campaign"));
        scenario = accounts == 0 ? scenario : scenario.withAccounts(accounts);
        return campaign == 0 ? scenario : scenario.withCampaign(campaign);
    }
}

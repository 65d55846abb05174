package io.stillwatch.detection.engine;

import io.stillwatch.detection.command.Options;
import io.stillwatch.simulator.Scenario;
import java.util.List;
import java.util.Map;

/**
 * What {@code bench engine} is asked to measure.
 *
 * @param sizes honest accounts
 * @param samples shares of all phrases that accounts are compared by
 */
record EngineOrder(Scenario scenario, List<Long> sizes, List<Double> samples, long seed) {
    static final String USAGE = """
            Usage: ./stillwatch bench engine [--scenario NAME] [--accounts N,N] [--days N] [--campaign N] [--samples X,X] [--seed N]
              measures what the engine costs by stage, size and share of the phrases it compares accounts by, beside a plain
              count of the same keys: scenario medium with 1,000, 2,000 and 4,000 honest accounts, 7 days, shares 1 and .25,
              seed 1, unless given. --campaign N hides one campaign of N thin accounts instead of the scenario's.
              The story for three days: --scenario story --campaign 25000 --accounts 25000 --days 3 --samples .5""";

    /** Throws IllegalArgumentException that says what was not understood. */
    static EngineOrder read(List<String> arguments) {
        var options = Options.read(
                arguments,
                Map.of(
                        "--scenario",
                        "medium",
                        "--accounts",
                        "1000,2000,4000",
                        "--days",
                        "7",
                        "--campaign",
                        "0",
                        "--samples",
                        "1,.25",
                        "--seed",
                        "1"));
        var scenario = Scenario.named(options.text("--scenario")).withDays(Math.toIntExact(options.number("--days")));
        var campaign = Math.toIntExact(options.number("--campaign"));
        return new EngineOrder(
                campaign == 0 ? scenario : scenario.withCampaign(campaign),
                options.numbers("--accounts"),
                options.words("--samples").stream().map(Double::valueOf).toList(),
                options.number("--seed"));
    }
}

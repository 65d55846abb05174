package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in simulated traffic, fingerprinted as at the door and judged under the shipped policy and baseline. */
class DetectionTest {
    private static final Duration WATCHED_WITHIN = Duration.ofHours(6);
    private static final Duration ANNOUNCED_WITHIN = Duration.ofDays(2);

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void campaigns_of_the_small_scenario_are_found_early_and_the_honest_are_spared(long seed) {
        var scenario = Scenario.named("small");
        var simulation = Simulation.of(scenario, seed);
        var outcome = play(scenario, simulation);

        System.out.println(table(seed, simulation, outcome));

        assertThat(outcome.precision()).isGreaterThanOrEqualTo(0.95);
        simulation.truth().campaigns().forEach((campaign, members) -> {
            var findable = DetectionLeak.of(simulation, members).findable();
            assertThat(outcome.recall(campaign)).as(campaign).isGreaterThanOrEqualTo(0.95);
            assertThat(time(outcome.watched().get(campaign))).isBefore(findable.plus(WATCHED_WITHIN));
            assertThat(time(outcome.announced().get(campaign))).isBefore(findable.plus(ANNOUNCED_WITHIN));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void honest_traffic_gives_no_campaign_and_no_risk(long seed) {
        var scenario = Scenario.named("small-benign");

        var outcome = play(scenario, Simulation.of(scenario, seed));

        assertThat(outcome.campaigns()).isEmpty();
        assertThat(outcome.everMedium()).isEmpty();
    }

    /** A hackathon, a viral prompt, tenants of one vendor, a class of 300 on an unlisted domain, a release day; 5,000 people on one address. */
    @ParameterizedTest
    @CsvSource({"twins-benign, 3", "nat-benign, 1"})
    void honest_twins_of_campaigns_are_spared(String name, int days) {
        var scenario = Scenario.named(name).withAccounts(300).withDays(days);

        var outcome = play(scenario, Simulation.of(scenario, 14));

        assertThat(outcome.campaigns()).isEmpty();
        assertThat(outcome.everMedium()).isEmpty();
    }

    private static DetectionOutcome play(Scenario scenario, Simulation simulation) {
        var outcome = new DetectionOutcome(simulation.truth());
        var engine = new Engine(Policy.builtin(), Baseline.builtin());
        DetectionRun.play(simulation, scenario.start(), engine, outcome::take);
        return outcome;
    }

    private static Instant time(@Nullable Instant time) {
        return Objects.requireNonNull(time, "was never found");
    }

    private static String table(long seed, Simulation simulation, DetectionOutcome outcome) {
        var table = new StringBuilder(
                "seed %d: precision %.3f, recall %.3f%n".formatted(seed, outcome.precision(), outcome.recall()));
        table.append("| campaign | recall | h to watch | h to announcement | leaked before each |%n".formatted());
        simulation.truth().campaigns().forEach((campaign, members) -> {
            var leak = DetectionLeak.of(simulation, members);
            var watched = outcome.watched().get(campaign);
            var announced = outcome.announced().get(campaign);
            table.append("| %s | %.3f | %.1f | %.1f | %.3f, %.3f |%n"
                    .formatted(
                            campaign,
                            outcome.recall(campaign),
                            hours(leak.findable(), watched),
                            hours(leak.findable(), announced),
                            leak.before(watched),
                            leak.before(announced)));
        });
        return table.toString();
    }

    private static double hours(Instant from, @Nullable Instant to) {
        return to == null
                ? Double.POSITIVE_INFINITY
                : Duration.between(from, to).toMinutes() / 60.0;
    }
}

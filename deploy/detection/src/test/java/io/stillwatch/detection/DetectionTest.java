package io.stillwatch.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.detection.traffic.Play;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in simulated traffic, fingerprinted as at the door and judged under the shipped policy and baseline. */
class DetectionTest {
    /** A few hundred have every honest twin among them. */
    private static final int HONEST = 400;

    private static final Duration WATCHED_WITHIN = Duration.ofHours(6);
    private static final Duration ANNOUNCED_WITHIN = Duration.ofDays(2);

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void campaigns_of_the_small_scenario_are_found_early_and_the_honest_are_spared(long seed) {
        var played = play(Scenario.named("small").withAccounts(HONEST), seed);

        System.out.println(table(seed, played));

        var outcome = played.outcome();
        assertThat(outcome.precision()).isGreaterThanOrEqualTo(0.95);
        played.leaks().forEach((campaign, leak) -> {
            assertThat(outcome.recall(campaign)).as(campaign).isGreaterThanOrEqualTo(0.95);
            assertThat(time(outcome.watched().get(campaign)))
                    .isBefore(leak.findable().plus(WATCHED_WITHIN));
            assertThat(time(outcome.announced().get(campaign)))
                    .isBefore(leak.findable().plus(ANNOUNCED_WITHIN));
        });
    }

    /** An exchange that never took place, a low bound, a tool, two answers and one conversation for all, cover included. */
    @Test
    void campaigns_that_disguise_every_call_are_found_and_the_honest_are_spared() {
        var played = play(Scenario.named("disguised").withAccounts(HONEST).withDays(3), 11);

        System.out.println(table(11, played));

        assertThat(played.outcome().precision()).isEqualTo(1);
        played.leaks()
                .keySet()
                .forEach(campaign -> assertThat(played.outcome().recall(campaign))
                        .as(campaign)
                        .isGreaterThanOrEqualTo(campaign.startsWith("l3") ? 0.85 : 0.95));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void honest_traffic_gives_no_campaign_and_no_risk(long seed) {
        var outcome =
                play(Scenario.named("small-benign").withAccounts(HONEST), seed).outcome();

        assertThat(outcome.campaigns()).isEmpty();
        assertThat(outcome.everMedium()).isEmpty();
    }

    /** A hackathon, a viral prompt, tenants of one vendor, a class of 300 on an unlisted domain, a release day; 5,000 people on one address. */
    @ParameterizedTest
    @CsvSource({"twins-benign, 3", "nat-benign, 1"})
    void honest_twins_of_campaigns_are_spared(String name, int days) {
        var scenario = Scenario.named(name).withAccounts(300).withDays(days);

        var outcome = play(scenario, 14).outcome();

        assertThat(outcome.campaigns()).isEmpty();
        assertThat(outcome.everMedium()).isEmpty();
    }

    /** What was said of a play, and what each campaign did meanwhile. */
    private record Played(DetectionOutcome outcome, SortedMap<String, DetectionLeak> leaks) {}

    private static Played play(Scenario scenario, long seed) {
        var truth = Simulation.of(scenario, seed).truth();
        var played = new Played(new DetectionOutcome(truth), new TreeMap<>());
        truth.campaigns().forEach((campaign, members) -> played.leaks().put(campaign, new DetectionLeak(members)));
        var engine = new Engine(Policy.builtin(), Baseline.builtin());
        Play.of(scenario, seed, hour -> {
            hour.facts().forEach(engine::accept);
            hour.interactions().forEach(engine::accept);
            played.outcome().take(engine.close(hour.tick(), hour.end()));
            played.leaks().values().forEach(leak -> leak.take(hour));
        });
        return played;
    }

    private static Instant time(@Nullable Instant time) {
        return Objects.requireNonNull(time, "was never found");
    }

    private static String table(long seed, Played played) {
        var outcome = played.outcome();
        var table = new StringBuilder(
                "seed %d: precision %.3f, recall %.3f%n".formatted(seed, outcome.precision(), outcome.recall()));
        table.append("| campaign | recall | h to watch | h to announcement | leaked before each |%n".formatted());
        played.leaks().forEach((campaign, leak) -> {
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

package io.stillwatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Scenario SCENARIO =
            Scenario.named("small").withAccounts(20).withDays(1);

    @Test
    void the_share_a_campaign_has_made_grows_from_nothing_to_all() {
        Simulation simulation = Simulation.of(SCENARIO, 1);
        var traffic = new Traffic(simulation.truth());
        simulation.interactions().forEach(traffic::add);
        for (String campaign : simulation.truth().campaigns().keySet()) {
            assertThat(traffic.interactionsOf(campaign)).isPositive();
            assertThat(traffic.shareMadeBy(campaign, SCENARIO.start())).isZero();
            assertThat(traffic.shareMadeBy(campaign, SCENARIO.start().plusSeconds(43_200)))
                    .isStrictlyBetween(0.0, 1.0);
            assertThat(traffic.shareMadeBy(campaign, SCENARIO.end())).isEqualTo(1);
        }
        assertThat(traffic.last()).isBefore(SCENARIO.end());
    }
}

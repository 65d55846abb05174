package io.stillwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
    private static final Scenario TWO_DAYS =
            Scenario.named("small").withAccounts(300).withDays(2);
    private static final Simulation SEVEN = Simulation.of(TWO_DAYS, 7);
    private static final String PLAYED = everything(SEVEN);

    @Test
    void the_same_seed_gives_the_same_bytes() {
        assertThat(everything(Simulation.of(TWO_DAYS, 7))).isEqualTo(PLAYED);
    }

    @Test
    void a_simulation_can_be_played_twice() {
        assertThat(everything(SEVEN)).isEqualTo(PLAYED);
    }

    @Test
    void another_seed_gives_other_accounts_and_other_words() {
        var other = Simulation.of(TWO_DAYS, 8);
        assertThat(accounts(SEVEN.truth())).doesNotContainAnyElementsOf(accounts(other.truth()));
        assertThat(SEVEN.interactions().findFirst().orElseThrow().input())
                .isNotEqualTo(other.interactions().findFirst().orElseThrow().input());
    }

    @Test
    void interactions_come_in_order_of_time_within_the_simulated_days() {
        var last = TWO_DAYS.start();
        for (var interaction : SEVEN.interactions().toList()) {
            assertThat(interaction.time()).isAfterOrEqualTo(last).isBefore(TWO_DAYS.end());
            last = interaction.time();
        }
        assertThat(last).isAfter(TWO_DAYS.end().minusSeconds(3600));
    }

    @Test
    void facts_come_in_order_of_time_and_some_are_late_or_missing() {
        var simulation = Simulation.of(Scenario.named("small"), 7);
        var facts = simulation.facts();
        assertThat(facts).extracting(AccountFact::time).isSorted();
        assertThat(facts).anyMatch(fact -> fact.time().isAfter(TWO_DAYS.start().plusSeconds(3600)));
        assertThat(facts).allMatch(fact -> !fact.time().isBefore(fact.createdAt()));
        assertThat(facts.size()).isBetween(800, accounts(simulation.truth()).size() - 1);
    }

    @Test
    void every_sender_is_in_the_ground_truth_once() {
        var listed = members(SEVEN.truth());
        assertThat(listed).doesNotHaveDuplicates().hasSize(300 + 25 + 40);
        assertThat(SEVEN.interactions().map(Interaction::account)).isSubsetOf(listed);
        assertThat(SEVEN.facts()).extracting(AccountFact::account).isSubsetOf(listed);
    }

    @Test
    void the_number_of_honest_accounts_is_the_one_asked_for() {
        for (var accounts : Set.of(1, 10, 77, 800, 5000)) {
            var truth = Simulation.of(Scenario.named("small").withAccounts(accounts), 1)
                    .truth();
            assertThat(truth.honest().values().stream().mapToInt(Set::size).sum())
                    .isEqualTo(accounts);
        }
    }

    @Test
    void benign_traffic_has_the_same_honest_accounts_and_no_campaign() {
        var hidden = Simulation.of(Scenario.named("small"), 7).truth();
        var benign = Simulation.of(Scenario.named("small-benign"), 7).truth();
        assertThat(benign.campaigns()).isEmpty();
        assertThat(benign.honest()).isEqualTo(hidden.honest());
    }

    @Test
    void another_start_moves_all_traffic() {
        var start = Instant.parse("2027-01-03T12:00:00Z");
        var moved = Simulation.of(TWO_DAYS.startingAt(start), 7).interactions();
        assertThat(moved.findFirst().orElseThrow().time()).isBetween(start, start.plusSeconds(600));
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_named_scenario_plays_with_nobody_on_two_sides(String name) {
        var simulation = Simulation.of(ofTownSize(Scenario.named(name)), 3);
        var members = members(simulation.truth());
        assertThat(members).doesNotHaveDuplicates();
        assertThat(simulation
                        .interactions()
                        .limit(500)
                        .map(Interaction::principal)
                        .filter(one -> !one.contains("/")))
                .isSubsetOf(members);
    }

    @Test
    void an_unknown_scenario_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Scenario.named("huge"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("huge")
                .hasMessageContaining("small-benign");
    }

    private static String everything(Simulation simulation) {
        var interactions = simulation.interactions().map(Ndjson::line).collect(Collectors.joining("\n"));
        var facts = simulation.facts().stream().map(Ndjson::line).collect(Collectors.joining("\n"));
        return interactions + facts + Ndjson.json(simulation.truth());
    }

    /** Campaigns and neighbours keep their size; half a million people more look like the first thousand. */
    private static Scenario ofTownSize(Scenario scenario) {
        return scenario.withAccounts(Math.min(scenario.accounts(), 1_000));
    }

    private static SortedSet<String> names() {
        return Scenario.names();
    }

    private static Set<String> accounts(GroundTruth truth) {
        return new HashSet<>(members(truth));
    }

    private static List<String> members(GroundTruth truth) {
        return Stream.concat(truth.campaigns().values().stream(), truth.honest().values().stream())
                .flatMap(Collection::stream)
                .toList();
    }
}

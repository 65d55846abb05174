package io.stillwatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stillwatch.local.demo.FoundCampaign.FoundCase;
import io.stillwatch.simulator.GroundTruth;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Set<String> RED = accounts("red", 20);
    private static final Set<String> BLUE = accounts("blue", 20);
    private static final Set<String> PEOPLE = accounts("person", 100);
    private static final GroundTruth TRUTH =
            new GroundTruth(sorted(Map.of("red", RED, "blue", BLUE)), sorted(Map.of("people", PEOPLE)));

    @Test
    void every_campaign_found_as_one_case_is_all_that_is_demanded() {
        var comparison = compare(found("a", RED, 1), found("b", BLUE, 1));
        assertThat(comparison.shortcomings()).isEmpty();
        assertThat(comparison.precision()).isEqualTo(1);
        assertThat(comparison.recall()).isEqualTo(1);
        assertThat(comparison.falsePositives()).isEmpty();
    }

    @Test
    void a_campaign_that_was_missed_is_named() {
        var comparison = compare(found("a", RED, 1));
        assertThat(comparison.shortcomings()).containsExactly("blue was not found", "recall is 0.500, less than 0.95");
    }

    @Test
    void a_campaign_that_was_found_in_two_pieces_has_one_case_too_many() {
        Set<String> some = accounts("red", 10);
        Set<String> others = minus(RED, some);
        var comparison = compare(found("a", some, 1), found("b", others, 1), found("c", BLUE, 1));
        assertThat(comparison.shortcomings()).containsExactly("red has 2 cases instead of one");
        assertThat(comparison.recall("red")).isEqualTo(1);
    }

    @Test
    void a_campaign_without_a_case_is_named() {
        var comparison = compare(found("a", RED, 0), found("b", BLUE, 1));
        assertThat(comparison.shortcomings()).containsExactly("red has 0 cases instead of one");
    }

    @Test
    void honest_accounts_that_were_reported_count_against_precision_and_are_told_by_class() {
        Set<String> withBystanders = union(RED, accounts("person", 10));
        var comparison = compare(found("a", withBystanders, 1), found("b", BLUE, 1));
        assertThat(comparison.precision()).isEqualTo(0.8);
        assertThat(comparison.precision("red")).isCloseTo(20 / 30.0, within(1e-9));
        assertThat(comparison.falsePositives()).containsExactly(Map.entry("people", 10));
        assertThat(comparison.shortcomings()).containsExactly("precision is 0.800, less than 0.95");
    }

    @Test
    void a_campaign_of_honest_accounts_matches_nothing() {
        var comparison = compare(found("a", RED, 1), found("b", BLUE, 1), found("c", accounts("person", 1), 1));
        assertThat(comparison.matching("red")).extracting(FoundCampaign::id).containsExactly("a");
        assertThat(comparison.matching("blue")).extracting(FoundCampaign::id).containsExactly("b");
        assertThat(comparison.falsePositives()).containsExactly(Map.entry("people", 1));
    }

    private static Comparison compare(FoundCampaign... found) {
        return new Comparison(TRUTH, List.of(found));
    }

    private static FoundCampaign found(String id, Set<String> accounts, int cases) {
        List<FoundCase> opened = IntStream.range(0, cases)
                .mapToObj(number -> new FoundCase(id + number, "unassigned"))
                .toList();
        return new FoundCampaign(id, Instant.EPOCH, accounts, List.of(), opened);
    }

    private static Set<String> accounts(String name, int count) {
        return new TreeSet<>(
                IntStream.range(0, count).mapToObj(number -> name + number).toList());
    }

    private static Set<String> minus(Collection<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return new TreeSet<>(Stream.concat(some.stream(), others.stream()).toList());
    }

    private static SortedMap<String, SortedSet<String>> sorted(Map<String, Set<String>> groups) {
        var sorted = new TreeMap<String, SortedSet<String>>();
        groups.forEach((name, accounts) -> sorted.put(name, new TreeSet<>(accounts)));
        return sorted;
    }
}

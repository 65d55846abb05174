package io.stillwatch.simulator;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one population of a simulation did, for tests to look at. */
record Traces(List<Interaction> interactions, List<AccountFact> facts) {
    static Traces of(String population, Simulation simulation) {
        var truth = simulation.truth();
        var accounts = population(population, truth);
        return new Traces(
                simulation
                        .interactions()
                        .filter(interaction -> accounts.contains(interaction.account()))
                        .toList(),
                simulation.facts().stream()
                        .filter(fact -> accounts.contains(fact.account()))
                        .toList());
    }

    private static SortedSet<String> population(String name, GroundTruth truth) {
        var all = new TreeMap<>(truth.honest());
        all.putAll(truth.campaigns());
        return all.getOrDefault(name, Collections.emptySortedSet());
    }

    Set<String> addresses() {
        return interactions.stream().map(one -> one.client().address()).collect(Collectors.toSet());
    }

    Set<String> payments() {
        return facts.stream().map(AccountFact::payment).collect(Collectors.toSet());
    }

    Map<String, List<Interaction>> byAccount() {
        return interactions.stream().collect(Collectors.groupingBy(Interaction::account));
    }

    /** Runs of five words with the number of accounts that wrote them. */
    Map<String, Long> accountsByShingle() {
        return byAccount().values().stream()
                .flatMap(own -> own.stream()
                        .flatMap(one -> shingles(one.input().text()).stream())
                        .distinct())
                .collect(Collectors.groupingBy(shingle -> shingle, Collectors.counting()));
    }

    private static Set<String> shingles(String text) {
        var words = text.toLowerCase(Locale.ROOT).split("\\P{L}+");
        var shingles = new HashSet<String>();
        for (var i = 0; i + 5 <= words.length; i++) {
            shingles.add(String.join(" ", Arrays.copyOfRange(words, i, i + 5)));
        }
        return shingles;
    }
}

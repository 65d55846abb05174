package io.stillwatch.simulator;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one population of a simulation did, for tests to look at. */
record Traces(List<Interaction> interactions, List<AccountFact> facts) {
    static Traces of(String population, Simulation simulation) {
        return Played.of(simulation).by(population);
    }

    Set<String> addresses() {
        return interactions.stream().map(one -> one.client().address()).collect(Collectors.toSet());
    }

    Set<String> payments() {
        return facts.stream().map(AccountFact::payment).collect(Collectors.toSet());
    }

    Map<String, List<Interaction>> byAccount() {
        return interactions.stream().collect(Collectors.groupingBy(Interaction::principal));
    }

    /** Runs of five words with the number of accounts that wrote them. */
    Map<String, Long> accountsByShingle() {
        return accountsByShingle(Interaction.Input::text);
    }

    /** The same of the words before and after the question alone. */
    Map<String, Long> accountsByWrapperShingle() {
        return accountsByShingle(input -> {
            var paragraphs = input.text().split("\n\n", -1);
            return paragraphs[0] + " / / / / / " + paragraphs[paragraphs.length - 1];
        });
    }

    /** The share of the interactions that the commonest run of five words is in; near 1 where there is one wrapper. */
    double commonestShingle() {
        var uses = interactions.stream()
                .flatMap(one -> shingles(one.input().text()).stream())
                .collect(Collectors.groupingBy(shingle -> shingle, Collectors.counting()));
        return (double) Collections.max(uses.values()) / interactions.size();
    }

    private Map<String, Long> accountsByShingle(Function<Interaction.Input, String> text) {
        return byAccount().values().stream()
                .flatMap(own -> own.stream()
                        .flatMap(one -> shingles(text.apply(one.input())).stream())
                        .distinct())
                .collect(Collectors.groupingBy(shingle -> shingle, Collectors.counting()));
    }

    private static Set<String> shingles(String text) {
        var words = text.toLowerCase(Locale.ROOT).split("\\P{L}+", -1);
        var shingles = new HashSet<String>();
        for (var i = 0; i + 5 <= words.length; i++) {
            shingles.add(String.join(" ", Arrays.copyOfRange(words, i, i + 5)));
        }
        return shingles;
    }
}

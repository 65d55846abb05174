package io.stillwatch.simulator;

import java.util.List;

/** A simulation that was played once, for tests that each look at another population of it. */
record Played(List<Interaction> interactions, List<AccountFact> facts, GroundTruth truth) {
    static Played of(Simulation simulation) {
        return new Played(simulation.interactions().toList(), simulation.facts(), simulation.truth());
    }

    Traces by(String population) {
        var accounts = truth.members(population);
        return new Traces(
                interactions.stream()
                        .filter(interaction -> accounts.contains(interaction.principal()))
                        .toList(),
                facts.stream().filter(fact -> accounts.contains(fact.account())).toList());
    }
}

package io.stillwatch.simulator;

import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.World;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A scenario played with a seed. The same scenario and seed give the same records, byte for byte; each call starts the
 * play anew, so that it can be streamed as often as needed.
 */
public final class Simulation {
    private final Scenario scenario;
    private final World world;

    private Simulation(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.world = new World(scenario.start(), scenario.end(), scenario.circumstances(), new Chance(seed));
    }

    public static Simulation of(Scenario scenario, long seed) {
        return new Simulation(scenario, seed);
    }

    /** In order of time, made while it is read. */
    public Stream<Interaction> interactions() {
        var order = new TimeOrder(residents().flatMap(resident -> resident.traffic().stream()));
        var inOrder = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(order, inOrder), false);
    }

    /** In order of the time they were stated; some come late and some accounts have none. */
    public List<AccountFact> facts() {
        return residents()
                .flatMap(resident -> resident.facts().stream())
                .sorted(Comparator.comparing(AccountFact::time).thenComparing(AccountFact::account))
                .toList();
    }

    public GroundTruth truth() {
        return new GroundTruth(accounts(scenario.campaigns()), accounts(scenario.honest()));
    }

    private SortedMap<String, SortedSet<String>> accounts(Collection<Population> populations) {
        return populations.stream()
                .collect(Collectors.toMap(Population::name, this::accounts, Simulation::union, TreeMap::new));
    }

    private SortedSet<String> accounts(Population population) {
        return population
                .residents(world.of(population))
                .map(Resident::principal)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> union(SortedSet<String> some, SortedSet<String> others) {
        some.addAll(others);
        return some;
    }

    private Stream<Resident> residents() {
        return Stream.concat(scenario.honest().stream(), scenario.campaigns().stream())
                .flatMap(population -> population.residents(world.of(population)));
    }
}

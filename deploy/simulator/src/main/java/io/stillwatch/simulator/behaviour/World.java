package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Instant;

/**
 * The simulated time (end exclusive) and chance: {@code chance} for the population at hand, {@code root} for finding
 * what another population has drawn.
 */
public record World(Instant start, Instant end, Chance chance, Chance root) {
    public World(Instant start, Instant end, Chance root) {
        this(start, end, root, root);
    }

    /** As that population sees it, whoever asks. */
    public World of(Population population) {
        return new World(start, end, root.fork(population.name()), root);
    }

    /** As one group of the population sees it. */
    public World of(int group) {
        return new World(start, end, chance.fork(group), root);
    }

    /** The part of it in which an account was open. */
    World between(Instant from, Instant to) {
        return new World(from.isAfter(start) ? from : start, to.isBefore(end) ? to : end, chance, root);
    }
}

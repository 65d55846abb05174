package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Instant;

/** The simulated time (end exclusive) and the chance that a population draws its people from. */
public record World(Instant start, Instant end, Chance chance) {
    public World of(Population population) {
        return new World(start, end, chance.fork(population.name()));
    }

    public World of(int group) {
        return new World(start, end, chance.fork(group));
    }
}

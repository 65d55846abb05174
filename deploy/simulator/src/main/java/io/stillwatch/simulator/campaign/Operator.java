package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.World;

/** Who runs a campaign: the world it hides in, its own chance, and how many accounts it keeps running. */
record Operator(World world, Chance chance, int accounts) {
    /** The same operator, choosing anew. */
    Operator at(String task) {
        return new Operator(world, chance.fork(task), accounts);
    }
}

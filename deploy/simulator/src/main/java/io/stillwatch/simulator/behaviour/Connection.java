package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Client;
import java.util.List;

/** Where requests come from: a line and the software that uses it. */
@FunctionalInterface
public interface Connection {
    Client client(Chance chance);

    static Connection fixed(Line line, Stack stack) {
        return _ -> stack.over(line);
    }

    /** Mostly from one line, sometimes from another with other software: a phone on the way, a laptop at home. */
    static Connection roaming(Connection usual, Connection other, double otherShare) {
        return chance -> (chance.happens(otherShare) ? other : usual).client(chance);
    }

    /** Another line of the pool for every request. */
    static Connection rotating(List<Line> pool, Stack stack) {
        return chance -> stack.over(chance.pick(pool));
    }
}

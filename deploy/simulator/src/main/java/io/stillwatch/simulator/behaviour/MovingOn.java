package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Instant;
import java.util.List;

/** Work of which a share goes to the new model from a certain time on. */
record MovingOn(Work work, Instant from, double share) implements Work {
    private static final String NEW_MODEL = "m-5";

    @Override
    public List<Turn> sitting(Chance chance) {
        return work.sitting(chance);
    }

    @Override
    public List<Turn> sitting(Instant at, Chance chance) {
        var turns = work.sitting(at, chance);
        return at.isBefore(from) || !chance.happens(share)
                ? turns
                : turns.stream().map(turn -> turn.on(NEW_MODEL)).toList();
    }
}

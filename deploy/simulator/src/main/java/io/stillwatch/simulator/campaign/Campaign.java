package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.World;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Accounts that act for one operator; {@code accounts} of them at any time, more in all when some are replaced. */
public record Campaign(String name, int accounts, Tactics tactics, Entrance entrance) implements Population {
    /** The same accounts with other tactics, named after the change. */
    Campaign as(String change, Tactics changed) {
        return new Campaign(name + "-" + change, accounts, changed, entrance);
    }

    @Override
    public Stream<Resident> residents(World world) {
        var operator = new Operator(world, world.chance().fork("operator"), accounts);
        var profiles = tactics.recruitment().by(operator);
        var connections = tactics.infrastructure().by(operator);
        var scripts = tactics.script().by(operator);
        var tempos = tactics.tempo().by(operator);
        return IntStream.range(0, accounts).boxed().flatMap(place -> {
            var chance = world.chance().fork(place);
            var habits = new Habits(
                    tempos.to(place, chance.fork("tempo")),
                    connections.to(place, chance.fork("connection")),
                    scripts.to(place, chance.fork("script")));
            var first = profiles.to(place, chance.fork("profile"));
            return tactics.fate().lives(first, world, chance).map(life -> entrance.enter(world, life, habits));
        });
    }
}

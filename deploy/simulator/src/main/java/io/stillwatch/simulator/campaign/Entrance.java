package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.World;
import io.stillwatch.simulator.honest.Aggregator;
import java.util.List;

/** By which access path a campaign comes in. */
@FunctionalInterface
interface Entrance {
    Resident enter(World world, Fate.Life life, Habits habits);

    /** As customers of the provider. */
    static Entrance direct() {
        return (world, life, habits) -> Resident.of(world, life.chance(), life.profile(), habits);
    }

    /** As end users of a reseller, whose servers hide their lines and whose account hides their profiles. */
    static Entrance behind(Aggregator aggregator) {
        return (world, life, habits) -> {
            var door = aggregator.door(world);
            var hidden = new Habits(habits.rhythm(), door.servers(), habits.work());
            var traffic = door.endUser(world, life.chance(), hidden);
            return new Resident(traffic.sender().principal(), List.of(), List.of(traffic));
        };
    }
}

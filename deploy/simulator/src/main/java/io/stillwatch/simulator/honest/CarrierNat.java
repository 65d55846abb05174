package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Day;
import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Line;
import io.stillwatch.simulator.behaviour.Organization;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.SignUp;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.World;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Unrelated people whom a carrier puts behind one address: nothing but that address is common to them. */
public record CarrierNat(int people) implements Population {
    private static final double SITTINGS = 0.6;

    @Override
    public String name() {
        return "carrier-nat";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var exit = Line.mobile(world.chance().fork("exit"));
        return IntStream.range(0, people)
                .mapToObj(one -> customer(world, world.chance().fork(one), exit));
    }

    private static Resident customer(World world, Chance chance, Line exit) {
        var profile = Profile.individual(
                SignUp.overTheYears(world, chance), Organization.payment(chance), SignUp.freeMail(chance), "personal");
        var habits = new Habits(
                Rhythm.waking(Math.min(chance.logNormal(SITTINGS, 1.15), 60), Day.atHome(chance.between(-2, 2))),
                Connection.fixed(exit, Stack.browser(chance)),
                Chat.casual(world.language().someone(chance), Settings.of("m-4", 4096, 1.0)));
        return Resident.of(world, chance, profile, habits);
    }
}

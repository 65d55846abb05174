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
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.behaviour.World;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ordinary people with their own line, their own card if any, and their own interests.
 *
 * @param sittings how often the median of them sits down to ask, a day
 */
public record People(int number, double sittings) implements Population {
    @Override
    public String name() {
        return "people";
    }

    @Override
    public Stream<Resident> residents(World world) {
        return IntStream.range(0, number)
                .mapToObj(one -> person(world, world.chance().fork(one)));
    }

    private Resident person(World world, Chance chance) {
        var payment = chance.happens(0.7) ? Organization.payment(chance) : null;
        var profile = Profile.individual(
                SignUp.overTheYears(world, chance),
                payment,
                SignUp.freeMail(chance),
                payment == null ? "free" : "personal");
        return Resident.of(world, chance, profile, habits(world, chance));
    }

    /** Sittings a day spread over more than two orders of magnitude between people. */
    private Habits habits(World world, Chance chance) {
        var perDay = Math.min(chance.logNormal(sittings, 1.15), 60);
        var home = Connection.fixed(Line.home(chance), Stack.browser(chance));
        var away = Connection.fixed(Line.mobile(chance), Stack.phone(chance));
        var day = Day.atHome(chance.between(-8, 9));
        var settings = Settings.of(chance.happens(0.6) ? "m-4" : "m-4-mini", 4096, 1.0);
        return new Habits(
                Rhythm.waking(perDay, day),
                Connection.roaming(home, away, chance.happens(0.5) ? 0.3 : 0),
                Work.movingOn(
                        world,
                        Chat.casual(world.language().someone(chance), settings),
                        Duration.ofDays(chance.fork("patience").between(0, 20)),
                        0.8));
    }
}

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

/** A verified company: everyone on one bill, one mail domain and one address, with the same few laptops. */
public record Company(int employees) implements Population {
    @Override
    public String name() {
        return "company";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var company = world.chance().fork("company");
        var organization = Organization.founded(company, ".example");
        var office = Line.office(company);
        var day = Day.atTheOffice(company.between(-6, 8));
        return IntStream.range(0, employees)
                .mapToObj(one -> employee(world, world.chance().fork(one), organization, office, day));
    }

    private static Resident employee(World world, Chance chance, Organization organization, Line office, Day day) {
        var profile = Profile.employee(SignUp.before(world, 10, 700, chance), organization);
        var settings = Settings.of("m-4", 4096, 1.0);
        var words = world.language();
        var voice = chance.happens(0.4) ? words.about("coding", "planning") : words.about("letters", "planning");
        var habits = new Habits(
                Rhythm.waking(Math.min(chance.logNormal(4, 0.8), 60), day),
                Connection.fixed(office, Stack.browser(chance)),
                Chat.casual(voice, settings));
        return Resident.of(world, chance, profile, habits);
    }
}

package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Day;
import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Lengths;
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
import io.stillwatch.simulator.language.Grammar;
import io.stillwatch.simulator.language.Wrapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Young firms of one co-working house that pass a good template around: one address, one template, own bills and records. */
public record Tenants(int accounts) implements Population {
    private static final Lengths ANSWERS = new Lengths(650, 0.6, 80, 2000);

    @Override
    public String name() {
        return "tenants";
    }

    /** The house's address, whoever asks in the same simulation. */
    public Line address(World world) {
        return Line.office(house(world));
    }

    /** Their template, whoever asks in the same simulation. */
    public Wrapper template(World world) {
        return Wrapper.of("records", house(world).fork("template"));
    }

    private Chance house(World world) {
        return world.of(this).chance().fork("house");
    }

    @Override
    public Stream<Resident> residents(World world) {
        var line = address(world);
        var template = template(world);
        return IntStream.range(0, accounts)
                .mapToObj(one -> tenant(world, world.chance().fork(one), line, template));
    }

    private static Resident tenant(World world, Chance chance, Line house, Wrapper template) {
        var firm = Organization.founded(chance, ".example");
        var profile =
                Profile.individual(SignUp.overTheYears(world, chance), firm.payment(), firm.domain(), "developer");
        var stack = Stack.browser(chance);
        var settings = Settings.of("m-4", 4096, 1.0);
        var chats = Chat.casual(world.language().about("planning", "letters"), settings);
        var habits = new Habits(
                Rhythm.waking(Math.min(chance.logNormal(3, 0.8), 40), Day.atTheOffice(chance.between(0, 2))),
                Connection.roaming(Connection.fixed(house, stack), Connection.fixed(Line.home(chance), stack), 0.3),
                Work.mixed(chats, templated(template, settings), 0.3));
        return Resident.of(world, chance, profile, habits);
    }

    private static Work templated(Wrapper template, Settings settings) {
        var records = Grammar.of("records");
        return chance -> List.of(settings.opening(
                Input.prompt(template.around(records.say("record", chance))), ANSWERS.draw(chance), chance));
    }
}

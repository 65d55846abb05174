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

/** An agency's freelancers, each at home on a card of their own: its template around ten to fourteen documents a day, and chats besides. */
public record Translators(int freelancers) implements Population {
    private static final Lengths ANSWERS = new Lengths(900, 0.4, 200, 3000);
    private static final double CHATS = 0.2;

    @Override
    public String name() {
        return "translators";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var template = Wrapper.of("translation", world.chance().fork("agency"));
        return IntStream.range(0, freelancers)
                .mapToObj(one -> freelancer(world, world.chance().fork(one), template));
    }

    private static Resident freelancer(World world, Chance chance, Wrapper template) {
        var profile = Profile.individual(
                SignUp.before(world, 5, 90, chance), Organization.payment(chance), SignUp.freeMail(chance), "personal");
        var settings = Settings.of("m-4", 4096, 1.0);
        var chats = Chat.casual(world.language().about("letters", "travel"), settings);
        var habits = new Habits(
                Rhythm.waking(chance.between(10, 14), Day.atHome(chance.between(-3, 3))),
                Connection.fixed(Line.home(chance), Stack.browser(chance)),
                Work.mixed(translating(template, settings), chats, CHATS));
        return Resident.of(world, chance, profile, habits);
    }

    private static Work translating(Wrapper template, Settings settings) {
        var documents = Grammar.of("translation");
        return chance -> List.of(settings.opening(
                Input.prompt(template.around(documents.say("document", chance))), ANSWERS.draw(chance), chance));
    }
}

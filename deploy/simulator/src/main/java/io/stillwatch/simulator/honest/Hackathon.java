package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Line;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.SignUp;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.behaviour.World;
import io.stillwatch.simulator.language.Wrapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A weekend's hackathon: fresh accounts on a promotion, one venue, the organisers' starter prompt, day and night for two days. */
public record Hackathon(int participants) implements Population {
    private static final Lengths ANSWERS = new Lengths(900, 0.7, 60, 4096);

    @Override
    public String name() {
        return "hackathon";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var event = world.chance().fork("event");
        var venue = Line.office(event);
        var starter = Wrapper.of("wrapper-planner", event.fork("starter"));
        return IntStream.range(0, participants)
                .mapToObj(one -> participant(world, world.chance().fork(one), venue, starter));
    }

    private static Resident participant(World world, Chance chance, Line venue, Wrapper starter) {
        var profile = Profile.individual(SignUp.before(world, 0, 2, chance), null, SignUp.freeMail(chance), "free")
                .in("hackathon");
        var settings = Settings.of("m-4", 4096, 1.0);
        var chats = Chat.casual(world.language().about("coding", "planning"), settings);
        var twoDays = Rhythm.during(world.start(), 2 * 24, Rhythm.roundTheClock(chance.between(15, 60)));
        var habits = new Habits(
                twoDays,
                Connection.fixed(venue, Stack.browser(chance)),
                Work.mixed(chats, started(world, starter, settings), 0.25));
        return Resident.of(world, chance, profile, habits);
    }

    private static Work started(World world, Wrapper starter, Settings settings) {
        var voice = world.language().about("coding", "planning");
        return chance -> List.of(settings.opening(
                Input.prompt(starter.around(voice.subject(chance).ask(chance))), ANSWERS.draw(chance), chance));
    }
}

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
import io.stillwatch.simulator.language.Wrapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** People who copied a set of prompts that went round: the same long instructions, a third of them newcomers, long answers. */
public record Viral(int people) implements Population {
    private static final int PROMPTS = 5;
    private static final double NEWCOMERS = 1.0 / 3;
    private static final Lengths ANSWERS = new Lengths(1200, 0.5, 200, 4096);

    @Override
    public String name() {
        return "viral";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var post = world.chance().fork("post");
        var prompts = IntStream.range(0, PROMPTS)
                .mapToObj(one -> Wrapper.of("wrapper-tutor", post.fork(one)))
                .toList();
        return IntStream.range(0, people)
                .mapToObj(one -> follower(world, world.chance().fork(one), prompts));
    }

    private static Resident follower(World world, Chance chance, List<Wrapper> prompts) {
        var createdAt =
                chance.happens(NEWCOMERS) ? SignUp.before(world, 0, 14, chance) : SignUp.overTheYears(world, chance);
        var profile = Profile.individual(createdAt, Organization.payment(chance), SignUp.freeMail(chance), "personal");
        var settings = Settings.of("m-4", 4096, 1.0);
        var chats = Chat.casual(world.language().someone(chance), settings);
        var habits = new Habits(
                Rhythm.waking(Math.min(chance.logNormal(1.5, 1), 30), Day.atHome(chance.between(-8, 9))),
                Connection.fixed(Line.home(chance), Stack.browser(chance)),
                Work.mixed(chats, copied(world, prompts, settings), 0.6));
        return Resident.of(world, chance, profile, habits);
    }

    private static Work copied(World world, List<Wrapper> prompts, Settings settings) {
        var voice = world.language().about("science", "planning", "coding");
        return chance -> List.of(settings.opening(
                Input.prompt(chance.pick(prompts).around(voice.subject(chance).ask(chance))),
                ANSWERS.draw(chance),
                chance));
    }
}

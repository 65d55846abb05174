package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Connection;
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
import io.stillwatch.simulator.language.Language;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Teams that measure models: every night the same public questions, several choices, a sweep of temperatures. */
public record Evaluators(int teams) implements Population {
    private static final int QUESTIONS = 160;
    private static final List<Double> TEMPERATURES = List.of(0.0, 0.3, 0.7, 1.0);
    private static final Lengths ANSWERS = new Lengths(480, 0.7, 5, 2048);

    @Override
    public String name() {
        return "evaluators";
    }

    @Override
    public Stream<Resident> residents(World world) {
        return IntStream.range(0, teams)
                .mapToObj(one -> team(world, world.chance().fork(one)));
    }

    private static Resident team(World world, Chance chance) {
        var payment = Organization.payment(chance);
        var domain = Organization.founded(chance, ".example").domain();
        var profile = Profile.individual(SignUp.before(world, 30, 600, chance), payment, domain, "developer");
        var nights = Rhythm.nightly(chance.below(24), chance.between(150, 450), Duration.ofSeconds(12));
        var connection = Connection.fixed(Line.dataCentre(chance), Stack.library(chance));
        return Resident.of(
                world,
                chance,
                profile,
                new Habits(nights, connection, Work.movingOn(world, run(world.language()), Duration.ZERO, 1)));
    }

    private static Work run(Language language) {
        var benchmark = language.benchmark();
        var format = language.published();
        var settings = Settings.of("m-4", 2048, 0.0);
        return chance -> {
            var question = format.around(benchmark.question(chance.below(QUESTIONS)));
            var swept = settings.withChoices(chance.pick(List.of(1, 4, 4, 8)), chance.pick(TEMPERATURES));
            return List.of(swept.opening(Input.prompt(question), ANSWERS.draw(chance), chance));
        };
    }
}

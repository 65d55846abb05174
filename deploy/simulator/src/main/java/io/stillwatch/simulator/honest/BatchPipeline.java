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
import io.stillwatch.simulator.language.Grammar;
import io.stillwatch.simulator.language.Wrapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A firm's document pipeline: few keys, high volume day and night, one template around each record, long answers. */
public record BatchPipeline(int workers) implements Population {
    private static final Lengths ANSWERS = new Lengths(850, 0.3, 200, 2000);

    @Override
    public String name() {
        return "batch";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var firm = world.chance().fork("firm");
        var organization = Organization.founded(firm, ".example");
        var server = Connection.fixed(Line.dataCentre(firm), Stack.library(firm));
        var template = Wrapper.of("records", firm);
        // The busiest tenth of real clients is flat around the clock and spreads by a factor of four (ServeGen,
        // github.com/alibaba/ServeGen at f891d11, clients.csv).
        return IntStream.range(0, workers).mapToObj(one -> {
            var chance = world.chance().fork(one);
            var profile = Profile.employee(SignUp.before(world, 200, 700, firm), organization);
            var habits =
                    new Habits(Rhythm.roundTheClock(Math.min(chance.logNormal(700, 0.7), 1800)), server, job(template));
            return Resident.of(world, chance, profile, habits);
        });
    }

    private static Work job(Wrapper template) {
        var settings = Settings.of("m-4", 2048, 0.2);
        var records = Grammar.of("records");
        return chance -> List.of(
                settings.opening(Input.prompt(template.around(records.say("record", chance))), answer(chance), chance));
    }

    private static int answer(Chance chance) {
        return ANSWERS.draw(chance);
    }
}

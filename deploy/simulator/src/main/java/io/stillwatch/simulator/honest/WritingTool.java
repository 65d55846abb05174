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

/** Shops that let a young vendor's tool write for them under keys of their own: its template, long texts, its forty exits to the net. */
public record WritingTool(int shops) implements Population {
    private static final int EXITS = 40;
    private static final Lengths ANSWERS = new Lengths(900, 0.4, 200, 3000);

    @Override
    public String name() {
        return "writing-tool";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var vendor = world.chance().fork("vendor");
        var cloud = Connection.rotating(Line.dataCentres(vendor, EXITS), Stack.named("penline-cloud/1.4"));
        var template = Wrapper.of("catalogue", vendor);
        return IntStream.range(0, shops)
                .mapToObj(one -> shop(world, world.chance().fork(one), cloud, template));
    }

    private static Resident shop(World world, Chance chance, Connection cloud, Wrapper template) {
        var shop = Organization.founded(chance, ".example");
        var profile =
                Profile.individual(SignUp.before(world, 1, 120, chance), shop.payment(), shop.domain(), "developer");
        var rhythm = Rhythm.waking(Math.min(chance.logNormal(10, 0.8), 80), Day.atHome(chance.between(-8, 9)));
        return Resident.of(world, chance, profile, new Habits(rhythm, cloud, writing(template)));
    }

    private static Work writing(Wrapper template) {
        var settings = Settings.of("m-4", 4096, 0.7);
        var products = Grammar.of("catalogue");
        return chance -> List.of(settings.opening(
                Input.prompt(template.around(products.say("product", chance))), ANSWERS.draw(chance), chance));
    }
}

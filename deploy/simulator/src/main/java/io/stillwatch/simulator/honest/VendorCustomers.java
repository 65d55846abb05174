package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Message;
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

/** Shops that use a software vendor's help desk with keys of their own: the vendor's template and its two servers. */
public record VendorCustomers(int shops) implements Population {
    private static final Lengths ANSWERS = new Lengths(190, 0.5, 30, 900);

    @Override
    public String name() {
        return "vendor-customers";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var vendor = world.chance().fork("vendor");
        var servers = List.of(Line.dataCentre(vendor), Line.dataCentre(vendor));
        var connection = Connection.rotating(servers, Stack.named("deskline-server/7.2"));
        var template = Wrapper.of("support", vendor);
        return IntStream.range(0, shops)
                .mapToObj(one -> shop(world, world.chance().fork(one), connection, template));
    }

    private static Resident shop(World world, Chance chance, Connection servers, Wrapper template) {
        var shop = Organization.founded(chance, ".example");
        var profile =
                Profile.individual(SignUp.overTheYears(world, chance), shop.payment(), shop.domain(), "developer");
        var rhythm = Rhythm.waking(Math.min(chance.logNormal(12, 0.9), 150), Day.atHome(chance.between(-8, 9)));
        return Resident.of(world, chance, profile, new Habits(rhythm, servers, answering(template)));
    }

    private static Work answering(Wrapper template) {
        var settings = Settings.of("m-4-mini", 1024, 0.3);
        var support = Grammar.of("support");
        return chance -> {
            var message = new Message("user", template.around(support.say("ask", chance)));
            var input = Input.messages(support.say("system", new Chance(0)), message);
            return List.of(settings.opening(input, ANSWERS.draw(chance), chance));
        };
    }
}

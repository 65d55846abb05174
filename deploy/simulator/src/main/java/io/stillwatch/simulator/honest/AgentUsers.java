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
import io.stillwatch.simulator.behaviour.SignUp;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.behaviour.World;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users of one popular coding agent: unrelated people whose requests share system prompt, tools and client. */
public record AgentUsers(int number) implements Population {
    private static final Stack AGENT = Stack.named("tandem-agent/3.8.2 (terminal)");

    @Override
    public String name() {
        return "agent-users";
    }

    @Override
    public Stream<Resident> residents(World world) {
        return IntStream.range(0, number)
                .mapToObj(one -> user(world, world.chance().fork(one)));
    }

    private static Resident user(World world, Chance chance) {
        var profile = Profile.individual(
                SignUp.overTheYears(world, chance), Organization.payment(chance), SignUp.freeMail(chance), "developer");
        var habits = new Habits(
                Rhythm.waking(Math.min(chance.logNormal(1.1, 0.7), 12), Day.atHome(chance.between(-8, 9))),
                Connection.fixed(Line.home(chance), AGENT),
                Work.movingOn(world, new AgentSession(), Duration.ofHours(20), 1));
        return Resident.of(world, chance, profile, habits);
    }
}

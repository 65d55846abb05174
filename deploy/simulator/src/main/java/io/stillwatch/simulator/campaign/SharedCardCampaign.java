package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Line;
import io.stillwatch.simulator.behaviour.Organization;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.SignUp;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.World;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Level L1: cards shared by about twenty accounts, rotating proxies, a few wrappers in several languages. */
public record SharedCardCampaign(int accounts) implements Population {
    private static final int PER_CARD = 20;
    private static final int EXITS = 60;

    @Override
    public String name() {
        return "l1-shared-cards";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var operator = world.chance().fork("operator");
        var cards = Organization.payments(operator, Math.ceilDiv(accounts, PER_CARD));
        var proxies = Line.proxies(operator, EXITS);
        var desks = desks(operator);
        return IntStream.range(0, accounts).mapToObj(one -> {
            var chance = world.chance().fork(one);
            var createdAt = SignUp.before(world, 2, 25, chance);
            var profile =
                    Profile.individual(createdAt, cards.get(one / PER_CARD), SignUp.freeMail(chance), "developer");
            var habits = new Habits(
                    Rhythm.roundTheClock(chance.between(30, 42)),
                    Connection.rotating(proxies, Stack.library(chance)),
                    new Extraction(desks, one, accounts));
            return Resident.of(world, chance, profile, habits);
        });
    }

    private static List<Desk> desks(Chance operator) {
        return List.of(
                Desk.of(operator.fork(1), "wrapper-tutor", "coding", "planning"),
                Desk.of(operator.fork(2), "wrapper-tutor", "science", "maths"),
                Desk.of(operator.fork(3), "wrapper-zh", "coding-zh"),
                Desk.of(operator.fork(4), "wrapper-ja", "coding-ja"));
    }
}

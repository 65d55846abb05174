package io.stillwatch.simulator.campaign;

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

/** Level L0: a few cards, a few rented servers, one wrapper, an even rate round the clock. */
public record DataCentreCampaign(int accounts) implements Population {
    private static final int CARDS = 3;
    private static final int SERVERS = 4;
    private static final double PER_DAY = 80;

    @Override
    public String name() {
        return "l0-data-centre";
    }

    @Override
    public Stream<Resident> residents(World world) {
        var operator = world.chance().fork("operator");
        var cards = Organization.payments(operator, CARDS);
        var connection = Connection.rotating(Line.dataCentres(operator, SERVERS), Stack.library(operator));
        var desks = List.of(Desk.of(operator, "wrapper", "coding", "coding", "maths"));
        return IntStream.range(0, accounts).mapToObj(one -> {
            var chance = world.chance().fork(one);
            var createdAt = SignUp.before(world, 3, 6, chance);
            var profile = Profile.individual(createdAt, cards.get(one % CARDS), SignUp.freeMail(chance), "developer");
            var work = new Extraction(desks, one, accounts);
            return Resident.of(world, chance, profile, new Habits(Rhythm.roundTheClock(PER_DAY), connection, work));
        });
    }
}

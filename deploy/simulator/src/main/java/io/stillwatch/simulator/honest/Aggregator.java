package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Connection;
import io.stillwatch.simulator.behaviour.Day;
import io.stillwatch.simulator.behaviour.Habits;
import io.stillwatch.simulator.behaviour.Ids;
import io.stillwatch.simulator.behaviour.Line;
import io.stillwatch.simulator.behaviour.Organization;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.behaviour.Profile;
import io.stillwatch.simulator.behaviour.Resident;
import io.stillwatch.simulator.behaviour.Rhythm;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.SignUp;
import io.stillwatch.simulator.behaviour.Stack;
import io.stillwatch.simulator.behaviour.Traffic;
import io.stillwatch.simulator.behaviour.World;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A reseller: one verified account, a few servers, and behind them end users who have nothing to do with each other. */
public record Aggregator(int endUsers) implements Population {
    private static final int SERVERS = 6;

    @Override
    public String name() {
        return "aggregator";
    }

    /** What everybody behind it has in common. */
    public record Door(String account, String key, Connection servers) {
        public Traffic endUser(World world, Chance chance, Habits habits) {
            var sender = new Traffic.Sender(account, Ids.of("user", chance.fork("end user")), key);
            return new Traffic(sender, world, habits, chance.fork("traffic"));
        }
    }

    /** The same whoever asks in the same simulation. */
    public Door door(World world) {
        var firm = world.of(this).chance().fork("firm");
        var servers = Connection.rotating(Line.dataCentres(firm.fork("servers"), SERVERS), Stack.library(firm));
        return new Door(Ids.of("acct", firm.fork("account")), Ids.of("key", firm.fork("key")), servers);
    }

    @Override
    public Stream<Resident> residents(World world) {
        var door = door(world);
        var users = IntStream.range(0, endUsers)
                .mapToObj(one -> endUser(world, world.chance().fork(one), door))
                .toList();
        return Stream.of(new Resident(door.account(), facts(world, door.account()), users));
    }

    private static Traffic endUser(World world, Chance chance, Door door) {
        var perDay = Math.min(chance.logNormal(0.3, 1.1), 20);
        var settings = Settings.of("m-4", 4096, 1.0);
        var rhythm = Rhythm.waking(perDay, Day.atHome(chance.between(-8, 9)));
        return door.endUser(
                world,
                chance,
                new Habits(rhythm, door.servers(), Chat.casual(world.language().someone(chance), settings)));
    }

    private static List<AccountFact> facts(World world, String account) {
        var chance = world.chance().fork("facts");
        var firm = Organization.founded(chance, ".example");
        return Profile.aggregator(SignUp.before(world, 200, 600, chance), firm).facts(account, world, chance);
    }
}

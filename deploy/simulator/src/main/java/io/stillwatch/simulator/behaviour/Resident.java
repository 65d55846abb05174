package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Chance;
import java.util.List;

/**
 * A principal: what is known of its account, and the traffic it is about to make (once).
 *
 * @param principal the account or, behind an aggregator, {@code account/endUser}
 */
public record Resident(String principal, List<AccountFact> facts, List<Traffic> traffic) {

    /** The usual account: one person or program with one key. */
    public static Resident of(World world, Chance chance, Profile profile, Habits habits) {
        var account = Ids.of("acct", chance.fork("account"));
        var sender = new Traffic.Sender(account, null, Ids.of("key", chance.fork("key")));
        var traffic = new Traffic(sender, profile.activeIn(world), habits, chance.fork("traffic"));
        return new Resident(account, profile.facts(account, world, chance.fork("facts")), List.of(traffic));
    }
}

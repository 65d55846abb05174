package io.stillwatch.simulator;

import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.campaign.DataCentreCampaign;
import io.stillwatch.simulator.campaign.SharedCardCampaign;
import io.stillwatch.simulator.honest.Society;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who lives in the simulated world and for how long.
 *
 * @param accounts honest accounts; campaigns keep their size, so that this sets how deep they are hidden
 */
public record Scenario(String name, int accounts, int days, Instant start, List<Population> campaigns) {
    private static final Instant A_MONDAY = Instant.parse("2026-04-20T00:00:00Z");
    private static final Map<String, Scenario> NAMED = new TreeMap<>(Map.of(
            "small",
                    new Scenario(
                            "small", 800, 4, A_MONDAY, List.of(new DataCentreCampaign(25), new SharedCardCampaign(40))),
            "small-benign", new Scenario("small-benign", 800, 4, A_MONDAY, List.of())));

    public Scenario {
        if (accounts < 1 || days < 1) {
            throw new IllegalArgumentException("A scenario needs at least one account and one day");
        }
    }

    /** Throws IllegalArgumentException for a name that is not among {@link #names}. */
    public static Scenario named(String name) {
        var scenario = NAMED.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("No scenario " + name + ", there are: " + String.join(", ", names()));
        }
        return scenario;
    }

    public static SortedSet<String> names() {
        return new TreeSet<>(NAMED.keySet());
    }

    public Scenario withAccounts(int honestAccounts) {
        return new Scenario(name, honestAccounts, days, start, campaigns);
    }

    public Scenario withDays(int newDays) {
        return new Scenario(name, accounts, newDays, start, campaigns);
    }

    public Scenario startingAt(Instant newStart) {
        return new Scenario(name, accounts, days, newStart, campaigns);
    }

    public Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    List<Population> honest() {
        return Society.of(accounts);
    }
}

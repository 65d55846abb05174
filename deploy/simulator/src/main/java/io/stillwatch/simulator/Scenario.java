package io.stillwatch.simulator;

import io.stillwatch.simulator.behaviour.Circumstances;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.campaign.Levels;
import io.stillwatch.simulator.honest.Society;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Who lives in the simulated world and for how long.
 *
 * @param accounts honest accounts of the society; campaigns keep their size, so that this sets how deep they are hidden
 * @param neighbours honest populations that keep their size too
 */
public record Scenario(
        String name,
        int accounts,
        int days,
        Instant start,
        Society society,
        List<Population> neighbours,
        List<Population> campaigns,
        Circumstances circumstances) {

    public Scenario {
        if (accounts < 1 || days < 1) {
            throw new IllegalArgumentException("A scenario needs at least one account and one day");
        }
    }

    /** Throws IllegalArgumentException for a name that is not among {@link #names}. */
    public static Scenario named(String name) {
        return Scenarios.named(name);
    }

    public static SortedSet<String> names() {
        return Scenarios.names();
    }

    public Scenario withAccounts(int honestAccounts) {
        return new Scenario(name, honestAccounts, days, start, society, neighbours, campaigns, circumstances);
    }

    public Scenario withDays(int newDays) {
        return new Scenario(name, accounts, newDays, start, society, neighbours, campaigns, circumstances);
    }

    public Scenario startingAt(Instant newStart) {
        return new Scenario(name, accounts, days, newStart, society, neighbours, campaigns, circumstances);
    }

    public Scenario beside(Population... newNeighbours) {
        return new Scenario(name, accounts, days, start, society, List.of(newNeighbours), campaigns, circumstances);
    }

    /** The same honest accounts with these campaigns among them. */
    public Scenario hiding(String newName, Population... newCampaigns) {
        return new Scenario(newName, accounts, days, start, society, neighbours, List.of(newCampaigns), circumstances);
    }

    /** With one campaign of so many thin accounts in place of its own: of any size, the story that gave rise to Stillwatch. */
    public Scenario withCampaign(int campaignAccounts) {
        return hiding(name, Levels.thin(campaignAccounts));
    }

    public Scenario under(Circumstances newCircumstances) {
        return new Scenario(name, accounts, days, start, society, neighbours, campaigns, newCircumstances);
    }

    public Instant end() {
        return start.plus(Duration.ofDays(days));
    }

    List<Population> honest() {
        return Stream.concat(society.of(accounts).stream(), neighbours.stream()).toList();
    }
}

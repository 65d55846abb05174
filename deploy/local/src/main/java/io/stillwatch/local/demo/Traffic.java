package io.stillwatch.local.demo;

import io.stillwatch.simulator.GroundTruth;
import io.stillwatch.simulator.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was sent and who it really came from. */
final class Traffic {

    private final GroundTruth truth;
    private final Map<String, String> campaignOf = new HashMap<>();
    private final Map<String, List<Instant>> times = new HashMap<>();
    private long interactions;
    private Instant last = Instant.MIN;

    Traffic(GroundTruth truth) {
        this.truth = truth;
        truth.campaigns().forEach((name, accounts) -> {
            times.put(name, new ArrayList<>());
            accounts.forEach(account -> campaignOf.put(account, name));
        });
    }

    void add(Interaction interaction) {
        interactions++;
        last = interaction.time();
        String campaign = campaignOf.get(interaction.account());
        if (campaign != null) {
            timesOf(campaign).add(interaction.time());
        }
    }

    GroundTruth truth() {
        return truth;
    }

    long interactions() {
        return interactions;
    }

    /** Event time of the last interaction. */
    Instant last() {
        return last;
    }

    int interactionsOf(String campaign) {
        return timesOf(campaign).size();
    }

    /** The share, from 0 to 1, of a simulated campaign's interactions that had been made by then. */
    double shareMadeBy(String campaign, Instant time) {
        List<Instant> made = timesOf(campaign);
        long before = made.stream().filter(moment -> !moment.isAfter(time)).count();
        return made.isEmpty() ? 0 : (double) before / made.size();
    }

    private List<Instant> timesOf(String campaign) {
        return times.getOrDefault(campaign, List.of());
    }
}

package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.behaviour.Groups;
import io.stillwatch.simulator.behaviour.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Honest accounts: mostly ordinary people, and among them a look-alike of every indicator, in groups of real size.
 *
 * @param sittings how often the median person sits down to ask, a day
 */
public record Society(double sittings, List<Share> lookAlikes) {

    /** Such a share of the accounts, in groups of at most {@code largest}. */
    public record Share(double share, int largest, IntFunction<? extends Population> kind) {
        private Groups of(int accounts) {
            return new Groups((int) Math.round(accounts * share), largest, kind);
        }
    }

    /** Look-alikes are over-represented so that a few hundred accounts have all of them. */
    public static Society village() {
        return new Society(
                1.2,
                List.of(
                        new Share(0.09, 120, Company::new),
                        new Share(0.08, 50_000, AgentUsers::new),
                        new Share(0.05, 60, SchoolClass::new),
                        new Share(0.05, 60, VendorCustomers::new),
                        new Share(0.005, 4, BatchPipeline::new),
                        new Share(0.004, 1000, Evaluators::new)));
    }

    /** Look-alikes in proportions nearer to a provider's, and people who ask a few times a week. */
    public static Society country() {
        return new Society(
                0.06,
                List.of(
                        new Share(0.03, 400, Company::new),
                        new Share(0.012, 50_000, AgentUsers::new),
                        new Share(0.01, 120, SchoolClass::new),
                        new Share(0.006, 150, VendorCustomers::new),
                        new Share(0.0003, 4, BatchPipeline::new),
                        new Share(0.0003, 1000, Evaluators::new)));
    }

    /** Exactly {@code accounts} accounts. */
    public List<Population> of(int accounts) {
        var groups = lookAlikes.stream().map(share -> share.of(accounts)).toList();
        var people = accounts - groups.stream().mapToInt(Groups::accounts).sum();
        var all = new ArrayList<Population>(groups);
        all.addFirst(new People(people, sittings));
        return all;
    }
}

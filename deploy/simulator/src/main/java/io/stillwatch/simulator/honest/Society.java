package io.stillwatch.simulator.honest;

import io.stillwatch.simulator.behaviour.Groups;
import io.stillwatch.simulator.behaviour.Population;
import java.util.List;
import java.util.stream.Stream;

/** Honest accounts: mostly ordinary people, and among them a look-alike of every indicator, in groups of real size. */
public final class Society {
    private Society() {}

    /** Exactly {@code accounts} accounts. */
    public static List<Population> of(int accounts) {
        var lookAlikes = List.<Groups>of(
                new Groups(accounts * 9 / 100, 120, Company::new),
                new Groups(accounts * 8 / 100, 50_000, AgentUsers::new),
                new Groups(accounts * 5 / 100, 60, SchoolClass::new),
                new Groups(accounts * 5 / 100, 60, VendorCustomers::new),
                new Groups(accounts / 200, 4, BatchPipeline::new),
                new Groups(accounts / 250, 1000, Evaluators::new));
        var people = accounts - lookAlikes.stream().mapToInt(Groups::accounts).sum();
        return Stream.<Population>concat(Stream.of(new People(people)), lookAlikes.stream())
                .toList();
    }
}

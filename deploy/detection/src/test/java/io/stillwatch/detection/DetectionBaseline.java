package io.stillwatch.detection;

import io.stillwatch.detection.traffic.Door;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.BaselineFit;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fits the baseline that is shipped, on simulated honest traffic. Run it when the simulator's honest people change, and give the file the
 * next version if verdicts under the old one are in use.
 */
final class DetectionBaseline {
    /** Never a seed of a test or of a measurement. */
    private static final long SEED = 20_260_420;

    private static final Scenario HONEST =
            Scenario.named("small-benign").withAccounts(2500).withDays(7);

    private DetectionBaseline() {}

    /** Writes the resource to the file that is named. */
    public static void main(String[] arguments) throws IOException {
        var fit = new BaselineFit(Policy.builtin());
        var door = new Door();
        var simulation = Simulation.of(HONEST, SEED);
        simulation.facts().forEach(fact -> fit.accept(door.admit(fact)));
        simulation.interactions().forEach(interaction -> fit.accept(door.admit(interaction)));
        Baseline baseline = fit.fit("builtin-2", HONEST.end());
        String provenance =
                "Fitted by DetectionBaseline (deploy/detection) under policy %s on the simulator's honest traffic:"
                        + "\nscenario %s, %d accounts, %d days, seed %d. No campaign is in it, and no test uses this seed.";
        Files.writeString(
                Path.of(arguments[0]),
                baseline.properties(provenance.formatted(
                        Policy.builtin().version(), HONEST.name(), HONEST.accounts(), HONEST.days(), SEED)));
    }
}

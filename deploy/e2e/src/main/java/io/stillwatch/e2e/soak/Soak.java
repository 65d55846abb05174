package io.stillwatch.e2e.soak;

import io.stillwatch.detection.DetectionSoak;
import io.stillwatch.detection.command.Programs;
import io.stillwatch.e2e.soak.cases.CaseSoak;
import io.stillwatch.e2e.soak.hostile.HostileSoak;
import io.stillwatch.e2e.soak.scoring.LateSoak;
import io.stillwatch.e2e.soak.scoring.ScoringSoak;
import io.stillwatch.e2e.soak.scoring.SpreadSoak;
import io.stillwatch.e2e.soak.suite.RestoreSoak;
import io.stillwatch.e2e.soak.suite.RollingSoak;
import java.util.List;

/** The main program behind {@code ./stillwatch soak}. */
public final class Soak {
    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(programs().run(List.of(arguments), System.out, System.err));
    }

    static Programs programs() {
        return new Programs("soak")
                .with("case", new CaseSoak())
                .with("detection", new DetectionSoak())
                .with("hostile", new HostileSoak())
                .with("ingest", new IngestSoak())
                .with("late", new LateSoak())
                .with("restore", new RestoreSoak())
                .with("rolling", new RollingSoak())
                .with("scoring", new ScoringSoak())
                .with("spread", new SpreadSoak());
    }
}

package io.stillwatch.e2e.bench;

import io.stillwatch.detection.DetectionBench;
import io.stillwatch.detection.VerdictBench;
import io.stillwatch.detection.command.Programs;
import io.stillwatch.detection.engine.EngineBench;
import io.stillwatch.e2e.bench.cases.CaseBench;
import io.stillwatch.e2e.bench.ingest.IngestBench;
import io.stillwatch.e2e.bench.live.LiveBench;
import io.stillwatch.e2e.bench.start.StartBench;
import io.stillwatch.e2e.bench.suite.SuiteBench;
import java.util.List;

/** The main program behind {@code ./stillwatch bench}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.exit(programs().run(List.of(arguments), System.out, System.err));
    }

    static Programs programs() {
        return new Programs("bench")
                .with("case", new CaseBench())
                .with("detection", new DetectionBench())
                .with("engine", new EngineBench())
                .with("ingest", new IngestBench())
                .with("live", new LiveBench())
                .with("start", new StartBench())
                .with("suite", new SuiteBench())
                .with("verdict", new VerdictBench());
    }
}

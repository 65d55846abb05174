package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.detection.command.Program;
import java.io.PrintStream;
import java.util.List;

/** {@code ./stillwatch bench ingest}: from HTTP to topic, and then each part alone on the rows and records that this has left. */
public final class IngestBench implements Program {
    @Override
    public String usage() {
        return IngestOrder.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        System.setProperty("stillwatch.steady", "true");
        new Measuring(IngestOrder.read(arguments), progress)
                .measure()
                .map(IngestReport::text)
                .ifPresent(out::println);
        return 0;
    }
}

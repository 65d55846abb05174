package io.stillwatch.e2e.bench.live;

import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.bench.suite.WholeSuite;
import io.stillwatch.local.Service;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;

/** {@code ./stillwatch bench live}: what ingest-service has done is not measured, so that two processors show what scoring-service needs. */
public final class LiveBench implements Program {
    @Override
    public String usage() {
        return LiveOrder.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        System.setProperty("stillwatch.steady", "true");
        var order = LiveOrder.read(arguments);
        try (var installation = WholeSuite.start(order.options(), EnumSet.of(Service.SCORING))) {
            out.println(new Measuring(order, installation, progress).measure());
        }
        return 0;
    }
}

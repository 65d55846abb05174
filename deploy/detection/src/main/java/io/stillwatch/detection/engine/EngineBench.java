package io.stillwatch.detection.engine;

import io.stillwatch.detection.command.Program;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** {@code ./stillwatch bench engine}: one run for each size and share of the phrases, and how the cost grows. */
public final class EngineBench implements Program {
    @Override
    public String usage() {
        return EngineOrder.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) {
        var order = EngineOrder.read(arguments);
        var runs = new ArrayList<EngineCost>();
        for (var size : order.sizes()) {
            for (var sample : order.samples()) {
                var scenario = order.scenario().withAccounts(Math.toIntExact(size));
                progress.printf("%s with %,d honest accounts, %s of the phrases%n", scenario.name(), size, sample);
                runs.add(EngineRun.of(scenario, order.seed(), sample, progress));
            }
        }
        out.println(new EngineReport(order, runs).text());
        return 0;
    }
}

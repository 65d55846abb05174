package io.stillwatch.e2e.bench.suite;

import io.stillwatch.detection.command.Program;
import java.io.PrintStream;
import java.util.List;

/** {@code ./stillwatch bench suite}: HTTP in, case out. */
public final class SuiteBench implements Program {
    @Override
    public String usage() {
        return SuiteOrder.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var order = SuiteOrder.read(arguments);
        try (var installation = WholeSuite.start(order.heap())) {
            out.println(new Measuring(order, installation, progress).measure());
        }
        return 0;
    }
}

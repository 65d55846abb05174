package io.stillwatch.e2e.bench.cases;

import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.Service;
import java.io.PrintStream;
import java.util.List;

/** {@code ./stillwatch bench case}: case-service at a million events, beside what its PostgreSQL does alone. */
public final class CaseBench implements Program {
    @Override
    public String usage() {
        return CaseOrder.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        CaseOrder order = CaseOrder.read(arguments);
        try (Installation installation = Installation.of(Service.CASE)) {
            out.println(new Measuring(order, installation, progress).measure());
        }
        return 0;
    }
}

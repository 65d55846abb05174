package io.stillwatch.e2e.bench;

import io.stillwatch.e2e.bench.measure.Comparison;
import io.stillwatch.e2e.bench.report.Report;
import io.stillwatch.e2e.command.Program;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** Measures the engine and what it is compared with on simulated traffic. */
final class DetectionBench implements Program {
    @Override
    public String usage() {
        return DetectionOrder.USAGE;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws IOException {
        var order = DetectionOrder.read(arguments);
        var comparisons = order.scenarios().stream()
                .map(scenario ->
                        Comparison.of(order.methods(), scenario, order.tuningSeeds(), order.seeds(), progress::println))
                .toList();
        var report = new Report(comparisons, order.command());
        Files.createDirectories(order.folder());
        Files.writeString(order.folder().resolve("detection.html"), report.html());
        Files.writeString(order.folder().resolve("detection-benchmark.md"), report.markdown());
        out.println(report.text());
        out.println("Wrote detection.html and detection-benchmark.md to " + order.folder());
        return 0;
    }
}

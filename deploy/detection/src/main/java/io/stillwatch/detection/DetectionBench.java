package io.stillwatch.detection;

import io.stillwatch.detection.command.Program;
import io.stillwatch.detection.measure.Comparison;
import io.stillwatch.detection.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** Measures the engine and what it is compared with on simulated traffic. */
public final class DetectionBench implements Program {
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

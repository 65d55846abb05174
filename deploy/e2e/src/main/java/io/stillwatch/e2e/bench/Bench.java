package io.stillwatch.e2e.bench;

import io.stillwatch.e2e.bench.detector.Methods;
import io.stillwatch.e2e.bench.measure.Comparison;
import io.stillwatch.e2e.bench.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** The main program behind {@code ./stillwatch bench}; exit code 2 means that the command line was not understood. */
public final class Bench {
    private static final int MISUSED = 2;

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream progress) throws IOException {
        final DetectionOrder order;
        try {
            order = DetectionOrder.read(arguments);
        } catch (IllegalArgumentException misunderstood) {
            progress.println("stillwatch bench: " + misunderstood.getMessage());
            progress.println(DetectionOrder.USAGE);
            return MISUSED;
        }
        detection(order, out, progress);
        return 0;
    }

    private static void detection(DetectionOrder order, PrintStream out, PrintStream progress) throws IOException {
        var comparisons = order.scenarios().stream()
                .map(scenario ->
                        Comparison.of(Methods.all(), scenario, order.tuningSeeds(), order.seeds(), progress::println))
                .toList();
        var report = new Report(comparisons, order.command());
        Files.createDirectories(order.folder());
        Files.writeString(order.folder().resolve("detection.html"), report.html());
        Files.writeString(order.folder().resolve("detection-benchmark.md"), report.markdown());
        out.println(report.text());
        out.println("Wrote detection.html and detection-benchmark.md to " + order.folder());
    }
}

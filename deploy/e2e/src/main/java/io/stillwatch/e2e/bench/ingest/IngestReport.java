package io.stillwatch.e2e.bench.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, as Markdown: end to end beside the ceilings of its parts and beside what these leave room for together. */
record IngestReport(
        IngestOrder order, long lineBytes, EndToEnd whole, List<Ceiling> ceilings, Map<String, EndToEnd> traced) {
    /** Not on the way of NDJSON, so it takes no part in what the ceilings leave. */
    static final String PROTOBUF = "protobuf parsing (OTLP; not in the sum)";

    private static final double MICROS = 1e6;

    String text() {
        return whole.text()
                + (ceilings.isEmpty() ? "" : besideCeilings())
                + tracing()
                + order.profile().text();
    }

    private String tracing() {
        return traced.entrySet().stream()
                .map(each -> "\n\n" + each.getKey() + ": " + each.getValue().text())
                .collect(Collectors.joining());
    }

    private String besideCeilings() {
        return "\n\n| alone | interactions/s | CPU µs each |\n|---|---|---|\n"
                + ceilings.stream()
                        .map(each -> String.format(
                                Locale.ROOT, "| %s | %,.0f | %.1f |", each.part(), each.perSecond(), each.micros()))
                        .collect(Collectors.joining("\n"))
                + String.format(
                        Locale.ROOT,
                        "%n| together, 1/Σ(1/ceiling) | %,.0f | %.1f |%n| **end to end** | **%,.0f** | **%.1f** |%n%n"
                                + "End to end reaches %.0f %% of what the ceilings leave by the clock, %.0f %% by CPU time."
                                + " %,d stored before, batches of %,d, %,d bytes a line, %d processors.",
                        byTheClock(),
                        cpu(),
                        whole.publishedPerSecond(),
                        whole.totalMicros(),
                        100 * whole.publishedPerSecond() / byTheClock(),
                        100 * cpu() / whole.totalMicros(),
                        order.stored(),
                        order.lines(),
                        lineBytes,
                        Runtime.getRuntime().availableProcessors());
    }

    /** What is left when one interaction has to pass all parts one after the other on the same machine. */
    private double byTheClock() {
        return 1 / onTheWay().mapToDouble(each -> 1 / each.perSecond()).sum();
    }

    private double cpu() {
        return onTheWay().mapToDouble(Ceiling::micros).sum();
    }

    private Stream<Ceiling> onTheWay() {
        return ceilings.stream().filter(each -> !each.part().equals(PROTOBUF));
    }

    /** Interactions a second that the machine could do if it spent its time on nothing else. */
    double possible() {
        return Runtime.getRuntime().availableProcessors() * MICROS / whole.totalMicros();
    }
}

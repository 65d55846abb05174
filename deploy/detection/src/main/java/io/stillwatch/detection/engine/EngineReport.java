package io.stillwatch.detection.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured, as Markdown: one row for each run. */
record EngineReport(EngineOrder order, List<EngineCost> runs) {
    private static final String HEAD = """
            | accounts | phrases compared | interactions | door µs | accounts µs | keys µs | count of the same keys µs \
            | interactions/s and core, door to keys | assembly ms a tick (worst) | ticks/s | keys of one account, of several \
            | heap MB |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    String text() {
        return HEAD + runs.stream().map(EngineReport::row).collect(Collectors.joining("\n")) + "\n\n" + bytes();
    }

    private static String row(EngineCost run) {
        return String.format(
                Locale.ROOT,
                "| %,d | %.2f | %,d | %.1f | %.1f | %.1f | %.1f | %,.0f | %.0f (%.0f) | %.1f | %,d, %,d | %,d |",
                run.size().accounts(),
                run.sample(),
                run.interactions(),
                run.micros(run.door()),
                run.micros(run.accounts()),
                run.micros(run.keys()),
                run.micros(run.counting()),
                run.perSecondAndCore(),
                run.assemblyMillis(),
                run.worstTick() / 1e6,
                run.ticksPerSecond(),
                run.size().aloneKeys(),
                run.size().sharedKeys(),
                run.heap() >> 20);
    }

    /** Two runs of one size differ in keys alone: what they differ in memory the keys take, the rest is the accounts'. */
    private String bytes() {
        var most = runs.get(runs.size() - order.samples().size());
        var fewest = runs.getLast();
        var keys = most.allKeys() - fewest.allKeys();
        var each = keys == 0 ? 0 : (double) (most.heap() - fewest.heap()) / keys;
        var account = (most.heap() - each * most.allKeys()) / most.size().accounts();
        return String.format(
                Locale.ROOT,
                "%s, seed %d, %d hourly ticks each, %d processors; µs are CPU time of the process for an interaction, milliseconds and"
                        + " ticks are by the clock. At the last size a key takes %.0f bytes, an account without its keys %,.0f.",
                order.scenario().name(),
                order.seed(),
                most.ticks(),
                Runtime.getRuntime().availableProcessors(),
                each,
                account);
    }
}

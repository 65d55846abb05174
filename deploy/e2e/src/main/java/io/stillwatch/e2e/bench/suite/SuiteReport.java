package io.stillwatch.e2e.bench.suite;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What was measured, as Markdown.
 *
 * @param sent seconds until the last interaction was acknowledged
 * @param settled seconds until everything was judged and handled
 * @param cpu microseconds by process
 * @param megabytes most that was resident, by process
 * @param wal bytes that PostgreSQL wrote ahead, of all services
 * @param checkpoints bytes of state that scoring's checkpoints wrote
 */
record SuiteReport(
        SuiteOrder order,
        long interactions,
        long turnedAway,
        double sent,
        double settled,
        Map<String, Double> cpu,
        Map<String, Long> megabytes,
        long wal,
        long checkpoints,
        Delays delays,
        LookUps lookUps) {

    String text() {
        var lines = new StringJoiner("\n");
        lines.add(line(
                "%s, %,d honest accounts, %d days, seed %d: %,d interactions after %d s of warm-up, %d senders of %,d lines, %d processors, load average %.1f at the end",
                order.scenario().name(),
                order.scenario().accounts(),
                order.scenario().days(),
                order.seed(),
                interactions,
                order.warmUp(),
                order.senders(),
                order.lines(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        lines.add("").add("| | |").add("|---|---|");
        row(lines, "acknowledged", line("%,.0f/s in %,.0f s, %d batches turned away", rate(sent), sent, turnedAway));
        row(
                lines,
                "judged and handled, HTTP to case",
                line("**%,.0f/s**, all of it after %,.0f s", rate(settled), settled));
        row(
                lines,
                "from the interaction that lets a tick close to its verdicts",
                delays.risks().text());
        row(lines, "from announcement to case", delays.cases().text());
        row(
                lines,
                line("risk look-ups, %,d/s asked", order.lookUps()),
                lookUps.latencies().text() + ", failed " + lookUps.failed());
        row(lines, "write-ahead log of PostgreSQL, all services", line("%,.0f bytes an interaction", each(wal)));
        row(lines, "state written by checkpoints", line("%,.0f bytes an interaction", each(checkpoints)));
        lines.add("")
                .add("| process | CPU µs an interaction | MiB resident, at most |")
                .add("|---|---|---|");
        cpu.forEach((name, micros) ->
                lines.add(line("| %s | %.1f | %,d |", name, micros / interactions, megabytes.getOrDefault(name, 0L))));
        lines.add(line(
                "| together | %.1f | |",
                cpu.values().stream().mapToDouble(Double::doubleValue).sum() / interactions));
        return lines.toString();
    }

    private double rate(double seconds) {
        return interactions / seconds;
    }

    private double each(long bytes) {
        return (double) bytes / interactions;
    }

    private static void row(StringJoiner lines, String what, String value) {
        lines.add("| " + what + " | " + value + " |");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

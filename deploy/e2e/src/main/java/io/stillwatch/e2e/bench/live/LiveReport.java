package io.stillwatch.e2e.bench.live;

import io.stillwatch.e2e.bench.suite.LookUps;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What was measured, as Markdown.
 *
 * @param cpu microseconds by process and by thread of scoring-service
 * @param unread records that the pipeline had not read at the end
 * @param judged seconds from the record that let the hour close to its verdicts
 * @param late seconds that a twentieth of a second's traffic came late, at most
 */
record LiveReport(
        LiveOrder order,
        LookUps lookUps,
        Map<String, Double> cpu,
        double unread,
        double judged,
        double late,
        long megabytes) {
    private static final double SHOWN = 0.5;

    static Map<String, Double> since(Map<String, Double> before, Map<String, Double> now) {
        Map<String, Double> used = new TreeMap<>();
        now.forEach((name, micros) -> used.put(name, micros - before.getOrDefault(name, 0.0)));
        return used;
    }

    String text() {
        var lines = new StringJoiner("\n");
        lines.add(line(
                "%s, %,d honest accounts, %d days judged before, seed %d, %d s after %d s of warm-up, hours close after %d s, %s, %d processors, load average %.1f at the end",
                order.scenario().name(),
                order.scenario().accounts(),
                order.days(),
                order.seed(),
                order.seconds(),
                order.warmUp(),
                order.lateness().toSeconds(),
                order.options().strip(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        lines.add("").add("| | |").add("|---|---|");
        row(
                lines,
                line("risk look-ups, %,d/s asked", order.lookUps()),
                lookUps.latencies().text() + ", failed " + lookUps.failed());
        row(
                lines,
                line("interactions, %,d/s published", order.rate()),
                line("%,.0f not read at the end; published at most %.2f s late", unread, late));
        row(lines, "the hour that closed meanwhile, from its last record to its verdicts", line("%.1f s", judged));
        row(lines, "scoring-service, resident at most", line("%,d MiB", megabytes));
        lines.add("")
                .add("| | CPU ms a second | µs an interaction | µs a look-up |")
                .add("|---|---|---|---|");
        cpu.forEach((name, micros) -> {
            if (micros / order.seconds() / 1_000 > SHOWN) {
                lines.add(line(
                        "| %s | %.1f | %.1f | %.1f |",
                        name,
                        micros / order.seconds() / 1_000,
                        micros / order.seconds() / order.rate(),
                        micros / Math.max(1, lookUps.latencies().count())));
            }
        });
        return lines.toString();
    }

    private static void row(StringJoiner lines, String what, String value) {
        lines.add("| " + what + " | " + value + " |");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package io.stillwatch.e2e.bench.live;

import io.stillwatch.e2e.bench.suite.LookUps;
import io.stillwatch.e2e.bench.suite.Lookout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks ten times a second how long each thread of a service ran and how long it waited for a processor (proc_pid_schedstat(5)), so that it can
 * be said what went on while look-ups were slow.
 */
final class Moments implements AutoCloseable {
    private static final long LENGTH_NANOS = 100_000_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_TICK = 10;
    private static final int STEAL = 8;
    private static final int SHOWN = 12;
    private static final int NAMED = 4;

    /** Milliseconds that threads ran, or waited, by the beginning of their names. */
    private record Used(Map<String, Double> ran, Map<String, Double> waited, double stolen) {}

    /** What was used until then, since the one before. */
    private record Moment(long end, Used used) {}

    private final Path tasks;
    private final List<Moment> moments = new ArrayList<>();
    private final Lookout lookout;
    private final long begun = System.nanoTime();

    Moments(long process) {
        this.tasks = Path.of("/proc", Long.toString(process), "task");
        this.lookout = new Lookout("moments", this::look);
    }

    /** What went on in those moments in which most look-ups were slow, as Markdown. */
    String of(List<LookUps.Slow> slow) {
        Map<Moment, List<LookUps.Slow>> by = slow.stream()
                .filter(one -> one.due() < moments.getLast().end())
                .collect(Collectors.groupingBy(this::momentOf));
        var lines = new StringJoiner("\n");
        lines.add(String.format(
                Locale.ROOT, "%,d look-ups above 5 ms in %d of %,d moments", slow.size(), by.size(), moments.size()));
        lines.add("").add("| second | above 5 ms | ran ms | waited for a processor ms | stolen ms |");
        lines.add("|---|---|---|---|---|");
        by.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(SHOWN)
                .sorted(Comparator.comparingLong(entry -> entry.getKey().end()))
                .forEach(entry -> lines.add(row(entry.getKey(), entry.getValue().size())));
        return lines.toString();
    }

    private Moment momentOf(LookUps.Slow slow) {
        return moments.stream()
                .filter(moment -> moment.end() > slow.due())
                .findFirst()
                .orElseThrow();
    }

    private String row(Moment moment, int slow) {
        Used used = moment.used();
        return String.format(
                Locale.ROOT,
                "| %.1f | %d | %s | %s | %.0f |",
                (moment.end() - begun) / 1e9,
                slow,
                most(used.ran()),
                most(used.waited()),
                used.stolen());
    }

    private static String most(Map<String, Double> millis) {
        return millis.entrySet().stream()
                .filter(entry -> entry.getValue() >= 1)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(NAMED)
                .map(entry -> String.format(Locale.ROOT, "%s %.0f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void look(BooleanSupplier asked) {
        Used before = now();
        while (asked.getAsBoolean()) {
            LockSupport.parkNanos(LENGTH_NANOS);
            Used now = now();
            moments.add(new Moment(System.nanoTime(), since(before, now)));
            before = now;
        }
    }

    private static Used since(Used before, Used now) {
        return new Used(
                LiveReport.since(before.ran(), now.ran()),
                LiveReport.since(before.waited(), now.waited()),
                now.stolen() - before.stolen());
    }

    private Used now() {
        Map<String, Double> ran = new TreeMap<>();
        Map<String, Double> waited = new TreeMap<>();
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                String name =
                        text(thread.resolve("comm")).replaceAll("[0-9.]+", " ").strip();
                String[] spent = text(thread.resolve("schedstat")).split(" ", -1);
                if (spent.length > 1) {
                    ran.merge(name, Long.parseLong(spent[0]) / NANOS_PER_MILLI, Double::sum);
                    waited.merge(name, Long.parseLong(spent[1]) / NANOS_PER_MILLI, Double::sum);
                }
            }
        } catch (IOException ended) {
            return new Used(ran, waited, stolen());
        }
        return new Used(ran, waited, stolen());
    }

    private static double stolen() {
        String[] all =
                text(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +", -1);
        return all.length > STEAL ? Long.parseLong(all[STEAL]) * MILLIS_PER_TICK : 0;
    }

    /** Nothing of a thread that has just ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    @Override
    public void close() {
        lookout.close();
    }
}

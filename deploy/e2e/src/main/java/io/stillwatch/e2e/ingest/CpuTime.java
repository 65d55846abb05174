package io.stillwatch.e2e.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * CPU time by what it was spent on, in ticks of 10 ms since each thread began: threads of the service by the beginning of their names (a JVM
 * shows the system the first seven characters), other processes as a whole. From {@code /proc}, so on Linux only.
 */
public record CpuTime(Map<String, Long> ticks) {
    private static final double MICROS_PER_TICK = 10_000;
    private static final int UTIME = 11;
    private static final List<Map.Entry<String, String>> THREADS = List.of(
            Map.entry("executo", "ingest: reading, fingerprints"),
            Map.entry("vert.x-", "ingest: HTTP, database client"),
            Map.entry("ingest-", "ingest: relay"),
            Map.entry("kafka-p", "ingest: producer"),
            Map.entry("C1 Comp", "ingest: JIT"),
            Map.entry("C2 Comp", "ingest: JIT"),
            Map.entry("VM Thre", "ingest: garbage collection"),
            Map.entry("GC Thre", "ingest: garbage collection"));

    /** What the service, the database (its server's children) and the broker have used, and this process for the sending. */
    public static CpuTime now(long service, long database, long broker) {
        Map<String, Long> ticks = new TreeMap<>();
        threads(service).forEach(thread -> ticks.merge(part(thread.name()), thread.ticks(), Long::sum));
        ticks.put("PostgreSQL", family(database));
        ticks.put("Kafka", ticks(Path.of("/proc", Long.toString(broker))).ticks());
        ticks.put("senders", ticks(Path.of("/proc/self")).ticks());
        return new CpuTime(ticks);
    }

    /** Microseconds by part for each of so many interactions. */
    public Map<String, Double> since(CpuTime before, long interactions) {
        Map<String, Double> micros = new TreeMap<>();
        ticks.forEach((part, used) ->
                micros.put(part, (used - before.ticks.getOrDefault(part, 0L)) * MICROS_PER_TICK / interactions));
        return micros;
    }

    /** Microseconds that these processes and their children have used so far. */
    public static double micros(long... processes) {
        return LongStream.of(processes).map(CpuTime::withServerProcesses).sum() * MICROS_PER_TICK;
    }

    /** Microseconds that the threads of a process have used so far, by the beginning of their names. */
    public static Map<String, Double> byThread(long process) {
        Map<String, Double> micros = new TreeMap<>();
        threads(process)
                .forEach(thread -> micros.merge(
                        thread.name().replaceAll("[0-9.]+", " "), thread.ticks() * MICROS_PER_TICK, Double::sum));
        return micros;
    }

    /** Resident memory of a process in MiB. */
    public static long residentMegabytes(long process) {
        return lines(Path.of("/proc", Long.toString(process), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    private record Used(String name, long ticks, long ofEndedChildren) {}

    private static String part(String thread) {
        return THREADS.stream()
                .filter(known -> thread.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("ingest: other");
    }

    private static List<Used> threads(long process) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            return threads.map(CpuTime::ticks).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** This process's children are the servers, which are asked for by themselves. */
    private static long withServerProcesses(long process) {
        return process == ProcessHandle.current().pid()
                ? ticks(Path.of("/proc/self")).ticks()
                : family(process);
    }

    private static long family(long process) {
        Used parent = ticks(Path.of("/proc", Long.toString(process)));
        return parent.ticks()
                + parent.ofEndedChildren()
                + ProcessHandle.of(process).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(each -> ticks(Path.of("/proc", Long.toString(each.pid())))
                                .ticks())
                        .sum();
    }

    /** The name stands in brackets and may hold blanks; what follows it are numbers (proc_pid_stat(5)). */
    private static Used ticks(Path folder) {
        String line = String.join("", lines(folder.resolve("stat")));
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0) {
            return new Used("", 0, 0);
        }
        String[] numbers = line.substring(close + 2).split(" ", -1);
        return new Used(
                line.substring(open + 1, close),
                Long.parseLong(numbers[UTIME]) + Long.parseLong(numbers[UTIME + 1]),
                Long.parseLong(numbers[UTIME + 2]) + Long.parseLong(numbers[UTIME + 3]));
    }

    /** None of a process that has just ended. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException ended) {
            return List.of();
        }
    }
}

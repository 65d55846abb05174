package io.stillwatch.e2e.bench.start;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.local.Service;
import io.stillwatch.local.ServiceProcess;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** The jar beside the jar with an AOT cache (JEP 514), on the schema that is there already. */
public final class StartBench implements Program {

    /** Of one start: milliseconds until ready, MiB resident then, CPU milliseconds used. */
    private record Start(long readyMillis, long residentMegabytes, long cpuMillis) {}

    @Override
    public String usage() {
        return """
                Usage: ./stillwatch bench start [--times N] [--services ingest,scoring,case]
                  starts each service N times (5) as a jar and as a jar with an AOT cache, and says how long it took to be ready and what it held""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options = Options.read(arguments, Map.of("--times", "5", "--services", "ingest,scoring,case"));
        long times = options.number("--times");
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        out.println("| service | | ready after ms, median (all) | CPU ms, median | resident MiB, median |");
        out.println("|---|---|---|---|---|");
        try (Suite suite = Suite.onTemporaryFolder(project, "start", 0)) {
            Path data = suite.data();
            suite.start(progress::println, EnumSet.allOf(Service.class));
            for (String name : options.words("--services")) {
                Service service = Service.valueOf(name.toUpperCase(Locale.ROOT));
                suite.service(service).close();
                Path cache = data.resolve(service.module() + ".aot");
                measure(suite, service, "jar", "-Xshare:auto", times, out);
                Path recorded = data.resolve(service.module() + ".aotconf");
                start(suite, service, "-XX:AOTMode=record -XX:AOTConfiguration=" + recorded);
                create(service, project, recorded, cache);
                measure(suite, service, "AOT jar", "-XX:AOTCache=" + cache, times, out);
            }
        }
        return 0;
    }

    /** In a step of its own: it takes longer than a service may take to end. */
    private static void create(Service service, Path project, Path recorded, Path cache)
            throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + service.options(project),
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recorded,
                        "-XX:AOTCache=" + cache,
                        "-jar",
                        project.resolve(service.module())
                                .resolve("target/quarkus-app/quarkus-run.jar")
                                .toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0 || !Files.exists(cache)) {
            throw new IllegalStateException("No AOT cache was made of " + recorded);
        }
    }

    private static void measure(Suite suite, Service service, String what, String option, long times, PrintStream out) {
        List<Start> starts = LongStream.range(0, times)
                .mapToObj(_ -> start(suite, service, option))
                .toList();
        List<Long> ready = starts.stream().map(Start::readyMillis).sorted().toList();
        out.printf(
                "| %s | %s | %,d (%s) | %,d | %,d |%n",
                service.module(),
                what,
                median(ready),
                ready,
                median(starts.stream().map(Start::cpuMillis).sorted().toList()),
                median(starts.stream().map(Start::residentMegabytes).sorted().toList()));
    }

    private static Start start(Suite suite, Service service, String option) {
        ServiceProcess process = suite.another(service, UnaryOperator.identity(), option);
        try {
            long from = System.nanoTime();
            process.restart();
            process.awaitReady();
            long ready = (System.nanoTime() - from) / 1_000_000;
            long cpu = Math.round(CpuTime.micros(process.pid()) / 1_000);
            return new Start(ready, CpuTime.residentMegabytes(process.pid()), cpu);
        } finally {
            process.close();
        }
    }

    private static long median(List<Long> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}

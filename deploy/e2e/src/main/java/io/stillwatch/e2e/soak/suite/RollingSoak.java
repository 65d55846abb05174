package io.stillwatch.e2e.soak.suite;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a roll-out does, without a cluster: two instances of each service, one after the other ended and started again under load. */
public final class RollingSoak implements Program {

    /** As in the chart: all of the traffic is of one hour, which is judged at once. */
    private static final String SCORING_HEAP = "-Xmx1g";

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(15);

    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak rolling [--seed N] [--rounds N] [--senders N] [--lines N]
                  replaces both instances of each service, N times over (2), while interactions come in, risks are asked for and cases are
                  opened; no request may fail but with 503 or 429, nothing may be lost, nothing may be there twice""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options =
                Options.read(arguments, Map.of("--seed", "1", "--rounds", "2", "--senders", "2", "--lines", "20"));
        int lines = Math.toIntExact(options.number("--lines"));
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        Load load = Load.of(options.number("--seed"), lines, yesterday);
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        Path data = Files.createTempDirectory("stillwatch-rolling");
        progress.println("Data and logs are in " + data);
        try (Suite suite = Suite.on(project, data, 0).with(Service.SCORING, SCORING_HEAP)) {
            suite.start(progress::println, EnumSet.allOf(Service.class), Pair::withTimeToEnd);
            Map<Service, Pair> pairs = new EnumMap<>(Service.class);
            try {
                for (Service service : Service.values()) {
                    pairs.put(service, Pair.of(suite, service, service == Service.SCORING ? SCORING_HEAP : ""));
                }
                var report = new Report(suite, lines, out);
                var traffic = new Traffic(places(pairs), suite.tokens(), load);
                Duration longest = replaceAll(pairs, traffic, options, progress);
                boolean held = report.said(
                        "every instance ended by itself, the slowest within " + longest.toMillis() + " ms",
                        longest.compareTo(ENDS_WITHIN) < 0);
                held &= report.nobodyWasFailed(traffic);
                return report.nothingIsLostOrDoubled(traffic) && held ? 0 : 1;
            } finally {
                pairs.values().forEach(Pair::close);
            }
        }
    }

    private static Map<Service, Supplier<URI>> places(Map<Service, Pair> pairs) {
        Map<Service, Supplier<URI>> places = new EnumMap<>(Service.class);
        pairs.forEach((service, pair) -> places.put(service, pair::next));
        return places;
    }

    private static Duration replaceAll(
            Map<Service, Pair> pairs, Traffic traffic, Options options, PrintStream progress) {
        Duration longest = Duration.ZERO;
        try (traffic) {
            traffic.start(Math.toIntExact(options.number("--senders")));
            for (int round = 0; round < options.number("--rounds"); round++) {
                for (Map.Entry<Service, Pair> pair : pairs.entrySet()) {
                    for (int number = 0; number < pair.getValue().size(); number++) {
                        Duration took = pair.getValue().replace(number);
                        progress.printf("%s %d ended within %d ms%n", pair.getKey(), number + 1, took.toMillis());
                        longest = took.compareTo(longest) > 0 ? took : longest;
                    }
                }
            }
        }
        return longest;
    }
}

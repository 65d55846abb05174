package io.stillwatch.e2e.soak.suite;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The database server of all three services is lost under traffic and restored from a base backup and its log. */
public final class RestoreSoak implements Program {

    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak restore [--seed N] [--seconds N] [--senders N] [--lines N]
                  backs the databases up while requests flow, lets them flow for N more seconds (10), destroys the databases and restores
                  them; what was acknowledged before has to be there, once, and the services have to agree again""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options =
                Options.read(arguments, Map.of("--seed", "1", "--seconds", "10", "--senders", "2", "--lines", "100"));
        int lines = Math.toIntExact(options.number("--lines"));
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        Load load = Load.of(options.number("--seed"), lines, yesterday);
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        Path data = Files.createTempDirectory("stillwatch-restore");
        progress.println("Data and logs are in " + data);
        try (Suite suite = Suite.on(project, data, 0)) {
            suite.start(progress::println);
            var backup =
                    new BaseBackup(suite.servers().postgres(), data.resolve("postgres/data"), data.resolve("backup"));
            var traffic = new Traffic(places(suite), suite.tokens(), load);
            try (traffic) {
                traffic.start(Math.toIntExact(options.number("--senders")));
                pause(options.number("--seconds"));
                backup.take();
                progress.println("Backed up while requests flowed");
                pause(options.number("--seconds"));
            }
            restore(suite, backup, progress);
            var report = new Report(suite, lines, out);
            boolean held = report.nobodyWasFailed(traffic);
            return report.nothingIsLostOrDoubled(traffic) && held ? 0 : 1;
        }
    }

    /** The services run on meanwhile, as they would. */
    private static void restore(Suite suite, BaseBackup backup, PrintStream progress)
            throws IOException, InterruptedException, SQLException {
        suite.servers().postgres().kill();
        backup.restore();
        suite.servers().postgres().restart();
        progress.println("Destroyed and restored");
    }

    private static Map<Service, Supplier<URI>> places(Suite suite) {
        Map<Service, Supplier<URI>> places = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            places.put(service, suite.service(service)::url);
        }
        return places;
    }

    private static void pause(long seconds) {
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    }
}

package io.stillwatch.e2e.soak;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.e2e.ingest.Load;
import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.Service;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A flood, kills in the middle of it, and days that go while it flows: nothing acknowledged is lost, nothing is there twice. */
final class IngestSoak implements Program {
    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak ingest [--seed N] [--kills N] [--server-kills N] [--flood SECONDS] [--senders N] [--lines N] [--purged-days N]
                  kills ingest-service N times (20) at random moments of a flood, broker and database 10 times each; floods it for 600
                  seconds and watches its memory; purges 30 days meanwhile; compares what was acknowledged, stored and published""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options = Options.read(
                arguments,
                Map.of(
                        "--seed",
                        "1",
                        "--kills",
                        "20",
                        "--server-kills",
                        "10",
                        "--flood",
                        "600",
                        "--senders",
                        "4",
                        "--lines",
                        "1000",
                        "--purged-days",
                        "30"));
        int lines = Math.toIntExact(options.number("--lines"));
        int senders = Math.toIntExact(options.number("--senders"));
        var random = new Random(options.number("--seed"));
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        try (Installation installation = Installation.of(Service.INGEST)) {
            var flood = new IngestFlood(
                    Load.of(options.number("--seed"), lines, yesterday),
                    installation.url(),
                    installation.token("ingester"));
            var trial = new IngestTrial(installation, flood, lines, out);
            boolean held = trial.floods(senders, Duration.ofSeconds(options.number("--flood")));
            held &= trial.purges(senders, Math.toIntExact(options.number("--purged-days")));
            trial.kills("ingest-service", installation::kill, options.number("--kills"), senders, random);
            trial.kills("the broker", installation::killBroker, options.number("--server-kills"), senders, random);
            trial.kills("the database", installation::killDatabase, options.number("--server-kills"), senders, random);
            return trial.nothingIsLostOrDoubled() && held ? 0 : 1;
        }
    }
}

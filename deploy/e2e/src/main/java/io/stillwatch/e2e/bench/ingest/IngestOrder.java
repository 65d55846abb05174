package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.detection.command.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code bench ingest} is asked to measure.
 *
 * @param warmUp until so many interactions are through nothing is measured
 * @param lines of a batch
 * @param stored rows that are there before anything is sent
 * @param data a folder that stays, with the rows in it, for the next run
 * @param ceilings whether the parts are measured alone as well
 * @param traced shares of requests, in percent, with which the whole is measured again, each beside none
 */
record IngestOrder(
        long warmUp,
        Duration measured,
        int senders,
        int lines,
        long stored,
        long seed,
        Optional<Path> data,
        boolean ceilings,
        List<Long> traced,
        Profile profile) {
    static final String USAGE = """
            Usage: ./stillwatch bench ingest [--seconds N] [--warm-up N] [--senders N] [--lines N] [--stored N] [--seed N] [--data DIR]
                                          [--ceilings yes|no] [--traced PERCENT,…] [--profile FILE]
              measures ingest-service from HTTP to topic beside what its parts can do alone, on the same rows: 30 seconds after
              200,000 interactions of warm-up, 4 senders of batches of 1,000, nothing stored before, unless given;
              with --data the folder stays, and the next run on it has its rows already; --seconds 0 only fills it;
              --traced measures again with so many of the requests recorded as traces, beside none; --profile keeps a flight
              recording of what is measured and says where its samples are""";

    /** Throws IllegalArgumentException that says what was not understood. */
    static IngestOrder read(List<String> arguments) {
        var options = Options.read(
                arguments,
                Map.of(
                        "--seconds",
                        "30",
                        "--warm-up",
                        "200000",
                        "--senders",
                        "4",
                        "--lines",
                        "1000",
                        "--stored",
                        "0",
                        "--seed",
                        "1",
                        "--data",
                        "",
                        "--ceilings",
                        "yes",
                        "--traced",
                        "",
                        "--profile",
                        ""));
        return new IngestOrder(
                options.number("--warm-up"),
                Duration.ofSeconds(options.number("--seconds")),
                Math.toIntExact(options.number("--senders")),
                Math.toIntExact(options.number("--lines")),
                options.number("--stored"),
                options.number("--seed"),
                path(options.text("--data")),
                options.text("--ceilings").equals("yes"),
                options.text("--traced").isEmpty() ? List.of() : options.numbers("--traced"),
                new Profile(path(options.text("--profile"))));
    }

    private static Optional<Path> path(String name) {
        return Optional.of(name).filter(any -> !any.isEmpty()).map(Path::of);
    }
}

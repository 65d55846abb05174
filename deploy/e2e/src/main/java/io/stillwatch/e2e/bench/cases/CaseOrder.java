package io.stillwatch.e2e.bench.cases;

import io.stillwatch.detection.command.Options;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What {@code bench case} is asked to measure.
 *
 * @param cases seeded before anything is asked, with {@code events} in all
 * @param clients that wait for their answer before they ask again
 * @param streams open at the same time; none: not measured
 * @param items of an enforcement that are acknowledged; none: not measured
 * @param replay whether the service makes the read models from the events, which is measured then
 * @param reads whether reads are measured too
 */
record CaseOrder(
        int cases,
        int events,
        Duration measured,
        Duration warmUp,
        int clients,
        int streams,
        int paced,
        int items,
        boolean replay,
        boolean reads) {
    static final String USAGE = """
            Usage: ./stillwatch bench case [--cases N] [--events N] [--seconds N] [--warm-up N] [--clients N] [--streams N] [--paced N] [--items N] [--replay 0|1] [--reads 0|1]
              measures case-service at one million events and 10,000 cases, which are put into its tables by SQL: commands and
              reads a second, rebuild of a read model, 25,000 acknowledgements of one enforcement, events to 1,000 streams at 10 a
              second; beside plain INSERT and SELECT on the same PostgreSQL. 15 seconds each after 10 of warm-up, 32 clients, unless given""";

    /** Throws IllegalArgumentException that says what was not understood. */
    static CaseOrder read(List<String> arguments) {
        var options = Options.read(
                arguments,
                Map.of(
                        "--cases", "10000",
                        "--events", "1000000",
                        "--seconds", "15",
                        "--warm-up", "10",
                        "--clients", "32",
                        "--streams", "1000",
                        "--paced", "10",
                        "--items", "25000",
                        "--replay", "1",
                        "--reads", "1"));
        return new CaseOrder(
                Math.toIntExact(options.number("--cases")),
                Math.toIntExact(options.number("--events")),
                Duration.ofSeconds(options.number("--seconds")),
                Duration.ofSeconds(options.number("--warm-up")),
                Math.toIntExact(options.number("--clients")),
                Math.toIntExact(options.number("--streams")),
                Math.toIntExact(options.number("--paced")),
                Math.toIntExact(options.number("--items")),
                options.number("--replay") > 0,
                options.number("--reads") > 0);
    }
}

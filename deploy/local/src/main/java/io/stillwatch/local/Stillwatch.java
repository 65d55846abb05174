package io.stillwatch.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;

/** The main program behind the {@code ./stillwatch} script; exit code 2 means that the command line was not understood. */
public final class Stillwatch {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String USAGE = """
            Usage: ./stillwatch COMMAND

              demo [--once] [--seed N] [--data DIR] [--port-base N]
                    starts the suite, replays simulated traffic with campaigns hidden in it through the HTTP API and prints what
                    was found beside the truth; stays up, or with --once stops and exits 0 only if all was found
              up [--data DIR] [--port-base N]
                    starts the suite alone, on ports 8081 to 8088 or N to N+7; DIR is .stillwatch unless given
              token ROLE[,ROLE] [--data DIR]
                    prints a bearer token for the suite that keeps its data in DIR
              simulate SCENARIO [--seed N] [--accounts N] [--days N] --out DIR
                    writes simulated traffic and the truth about it to files
              bench detection [--scenario A,B] [--seeds N,N] [--tuning-seeds N,N] [--out DIR]
                    measures the engine beside published methods on simulated traffic, and writes a report
              test [MAVEN ARGUMENT...]
                    runs every test
            """;

    private static final String LOGGING = """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            org.apache.kafka.level=SEVERE
            """;

    private Stillwatch() {}

    public static void main(String[] arguments) throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(LOGGING.getBytes(StandardCharsets.UTF_8)));
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) throws IOException {
        if (arguments.isEmpty()) {
            System.err.print(USAGE);
            return MISUSED;
        }
        String command = arguments.getFirst();
        try {
            return run(command, arguments.subList(1, arguments.size()));
        } catch (IllegalArgumentException misunderstood) {
            System.err.println("stillwatch " + command + ": " + misunderstood.getMessage());
            System.err.print(USAGE);
            return MISUSED;
        } catch (IllegalStateException failed) {
            System.err.println("stillwatch " + command + ": " + failed.getMessage());
            return FAILED;
        }
    }

    private static int run(String command, List<String> rest) throws IOException {
        return switch (command) {
            case "up" -> Commands.up(Arguments.parse(rest, List.of("--data", "--port-base"), List.of()));
            case "token" -> Commands.token(Arguments.parse(rest, List.of("--data"), List.of()));
            case "demo" ->
                Commands.demo(Arguments.parse(rest, List.of("--data", "--port-base", "--seed"), List.of("--once")));
            case "simulate" -> Commands.simulate(rest);
            case "help", "--help", "-h" -> {
                System.out.print(USAGE);
                yield DONE;
            }
            case String unknown -> throw new IllegalArgumentException("There is no such command: " + unknown);
        };
    }
}

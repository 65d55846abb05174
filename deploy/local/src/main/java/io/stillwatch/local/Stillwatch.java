package io.stillwatch.local;

import static java.util.Objects.requireNonNull;

import io.stillwatch.local.verify.UnusableFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;

/** The main program behind the {@code ./stillwatch} script; exit code 2 means that the command line was not understood, 3 that nothing is known. */
public final class Stillwatch {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;
    static final int UNANSWERED = 3;

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
            System.err.print(usage());
            return MISUSED;
        }
        String command = arguments.getFirst();
        try {
            return run(command, arguments.subList(1, arguments.size()));
        } catch (IllegalArgumentException misunderstood) {
            System.err.println("stillwatch " + command + ": " + misunderstood.getMessage());
            System.err.print(usage());
            return MISUSED;
        } catch (UnusableFile unusable) {
            System.err.println("stillwatch " + command + ": " + unusable.getMessage());
            return MISUSED;
        } catch (IllegalStateException failed) {
            System.err.println("stillwatch " + command + ": " + failed.getMessage());
            return FAILED;
        }
    }

    private static int run(String command, List<String> rest) throws IOException {
        return switch (command) {
            case "up" -> Commands.up(Arguments.parse(rest, List.of("--data", "--port-base"), List.of()));
            case "token" -> Commands.token(Arguments.parse(rest, List.of("--data", "--as"), List.of()));
            case "purged" -> Commands.purged(Arguments.parse(rest, List.of("--data"), List.of()));
            case "erase" ->
                Commands.erase(Arguments.parse(rest, List.of("--reference", "--basis", "--data"), List.of()));
            case "demo" ->
                Commands.demo(Arguments.parse(rest, List.of("--data", "--port-base", "--seed"), List.of("--once")));
            case "replay" -> Commands.replay(Arguments.parse(rest, List.of("--data", "--url"), List.of("--again")));
            case "verify" -> Commands.verify(Arguments.parse(rest, List.of("--key", "--checkpoints"), List.of()));
            case "simulate" -> Commands.simulate(rest);
            case "help", "--help", "-h" -> {
                System.out.print(usage());
                yield DONE;
            }
            case String unknown -> throw new IllegalArgumentException("There is no such command: " + unknown);
        };
    }

    /** The script prints the same text without starting Java. */
    private static String usage() throws IOException {
        try (InputStream text = Stillwatch.class.getResourceAsStream("/usage.txt")) {
            return new String(requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

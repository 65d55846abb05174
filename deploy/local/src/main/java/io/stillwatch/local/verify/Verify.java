package io.stillwatch.local.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks a bundle file and says in words what came of it; needs no suite, no network and no database. */
public final class Verify {

    private static final String MADE_UP =
            "The bundle agrees with itself, and that is all: it was checked with keys that it brings along, and whoever made it"
                    + " may have made up all of it. Give --key with keys from a place that you trust.";

    private Verify() {}

    /**
     * Checks the file.
     *
     * @param key file with the public keys whose signatures count
     * @param checkpoints file with checkpoints that somebody kept, one a line
     * @return whether everything holds; without keys nothing can be known to
     * @throws IllegalStateException if a file can't be read, in words
     */
    public static boolean file(Path bundle, Optional<Path> key, Optional<Path> checkpoints, PrintStream out) {
        Keys trusted = key.map(file -> Keys.read(read(file))).orElse(null);
        List<String> witnessed = checkpoints.stream()
                .flatMap(file -> read(file).lines())
                .filter(line -> !line.isBlank())
                .toList();
        return switch (BundleCheck.of(bytes(bundle), trusted, witnessed)) {
            case Verdict.Holds(var said, var trusting) -> {
                said.forEach(out::println);
                out.println(trusting ? "The bundle holds." : MADE_UP);
                yield trusting;
            }
            case Verdict.Broken(var line, var reason) -> {
                out.printf("The bundle does NOT hold. Line %d: %s.%n", line, reason);
                yield false;
            }
        };
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read as text: " + e.getMessage(), e);
        }
    }
}

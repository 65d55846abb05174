package io.stillwatch.local.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks a bundle file and says in words what came of it; needs no suite, no network and no database. */
public final class Verify {

    private Verify() {}

    /**
     * Checks the file.
     *
     * @param key file with the public keys whose signatures count
     * @param checkpoints file with checkpoints that somebody kept, one a line
     * @return whether everything holds
     * @throws IllegalStateException if a file can't be read, in words
     */
    public static boolean file(Path bundle, Optional<Path> key, Optional<Path> checkpoints, PrintStream out) {
        Keys trusted = key.map(file -> Keys.read(read(file))).orElse(null);
        List<String> witnessed = checkpoints.stream()
                .flatMap(file -> read(file).lines())
                .filter(line -> !line.isBlank())
                .toList();
        return switch (BundleCheck.of(read(bundle), trusted, witnessed)) {
            case Verdict.Holds(var said) -> {
                said.forEach(out::println);
                out.println("The bundle holds.");
                yield true;
            }
            case Verdict.Broken(var line, var reason) -> {
                out.printf("The bundle does NOT hold. Line %d: %s.%n", line, reason);
                yield false;
            }
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read as text: " + e.getMessage(), e);
        }
    }
}

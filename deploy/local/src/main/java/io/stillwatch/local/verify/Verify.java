package io.stillwatch.local.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
     * @throws UnusableFile if a file can't be read, or the keys are none or the checkpoints are none
     */
    public static boolean file(Path bundle, Optional<Path> key, Optional<Path> checkpoints, PrintStream out) {
        Keys trusted = key.map(Verify::keys).orElse(null);
        List<String> witnessed =
                checkpoints.stream().flatMap(file -> read(file).lines()).toList();
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
            throw unreadable(file, e);
        }
    }

    private static Keys keys(Path file) {
        try {
            return Keys.read(read(file));
        } catch (IllegalArgumentException e) {
            throw new UnusableFile(file + ": " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UnusableFile unreadable(Path file, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> new UnusableFile("There is no file " + file, e);
            case CharacterCodingException _ -> new UnusableFile(file + " is no text", e);
            case IOException other -> new UnusableFile(file + " can't be read: " + other, e);
        };
    }
}

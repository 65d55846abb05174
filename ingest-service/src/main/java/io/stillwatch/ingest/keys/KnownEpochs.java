package io.stillwatch.ingest.keys;

import io.stillwatch.ingest.fingerprint.LinkingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Which linking key each epoch began with, by a check value beside the day keys. Tags under another key of the same epoch would be compared
 * with its own, and never meet them: every campaign would be cut in two, and nothing would say so.
 */
public final class KnownEpochs {
    private static final String CHECK = "linking-key-%s.check";
    private static final int FIRST = 1;

    private final Path folder;

    public KnownEpochs(DayKeys beside) {
        this.folder = beside.folder();
    }

    /**
     * The same key, as long as it is the one of its epoch; the first that comes is.
     *
     * @throws IllegalArgumentException when the epoch began with another one, or would begin with one that has an epoch; the message says what to do
     */
    public LinkingKey confirmed(LinkingKey key) {
        Path file = folder.resolve(CHECK.formatted(key.epoch()));
        if (!kept(key, file).equals(key.check())) {
            throw new IllegalArgumentException("Epoch " + key.epoch() + " began with another linking key (" + file
                    + "): for a new key raise stillwatch.linking-key-epoch by one and set"
                    + " stillwatch.previous-linking-key-file to the key before; or put the key of that epoch back");
        }
        return key;
    }

    private String kept(LinkingKey key, Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException first) {
            return keep(key, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(LinkingKey key, Path file) {
        if (key.epoch() < FIRST) {
            throw new IllegalArgumentException("There is no epoch before " + FIRST
                    + ": raise stillwatch.linking-key-epoch by one with a new key, and set"
                    + " stillwatch.previous-linking-key-file to the key before");
        }
        try {
            refuseIfKnown(key);
            WrittenOnce.write(folder, file, key.check().getBytes(StandardCharsets.UTF_8));
            return key.check();
        } catch (FileAlreadyExistsException another) {
            return kept(key, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under two epochs a key's tags would not compare with themselves, and who has the old key would have the new one. */
    private void refuseIfKnown(LinkingKey key) throws IOException {
        try (DirectoryStream<Path> checks = Files.newDirectoryStream(folder, CHECK.formatted("*"))) {
            for (Path known : checks) {
                if (Files.readString(known).equals(key.check())) {
                    throw new IllegalArgumentException(
                            "Epoch " + key.epoch() + " would begin with a key that has an epoch (" + known
                                    + "): each new one needs a new key, and is one more than that of the key before");
                }
            }
        }
    }
}

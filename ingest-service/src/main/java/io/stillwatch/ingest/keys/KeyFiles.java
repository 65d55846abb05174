package io.stillwatch.ingest.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The files of day keys in their folder: {@code 2026-04-22.key}, 32 random bytes. Trouble with one is an {@link UncheckedIOException}. */
final class KeyFiles {
    private static final Logger LOG = Logger.getLogger(KeyFiles.class);
    private static final String SUFFIX = ".key";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    KeyFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** What else lies there, as a copy under another name, is left alone. */
    Set<LocalDate> days() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .flatMap(name -> day(name).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name.substring(0, name.length() - SUFFIX.length())));
        } catch (DateTimeParseException e) {
            LOG.warnf("%s is the key of no day: a copy of a key opens its day after the purge", folder.resolve(name));
            return Optional.empty();
        }
    }

    @Nullable
    DayKey read(LocalDate day) {
        try {
            byte[] secret = Files.readAllBytes(file(day));
            if (secret.length != DayKey.BYTES) {
                throw unfit(day, "has " + secret.length + " bytes");
            }
            return new DayKey(secret);
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key that another instance made some seconds ago: a folder on the network may show it only once something is written there. */
    @Nullable
    DayKey readAnew(LocalDate day) {
        try {
            WrittenOnce.touch(folder);
            return read(day);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DayKey readOrMake(LocalDate day) {
        DayKey existing = read(day);
        return existing == null ? make(day) : existing;
    }

    private DayKey make(LocalDate day) {
        byte[] secret = random();
        try {
            WrittenOnce.write(folder, file(day), secret);
            return new DayKey(secret);
        } catch (FileAlreadyExistsException another) {
            return readOrMake(day);
        } catch (IOException e) {
            throw new UncheckedIOException("The key of " + day + " can't be written", e);
        }
    }

    /** Overwrites it, then deletes it; a day that has none is fine. */
    void destroy(LocalDate day) {
        try {
            WrittenOnce.overwrite(file(day), random());
            Files.deleteIfExists(file(day));
            WrittenOnce.sync(folder);
        } catch (NoSuchFileException gone) {
            // by another instance, or never made
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileSystemException unfit(LocalDate day, String why) {
        return new FileSystemException(file(day).toString(), null, why);
    }

    private static byte[] random() {
        byte[] secret = new byte[DayKey.BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + SUFFIX);
    }
}

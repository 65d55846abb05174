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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The day keys in a folder that all instances share and no backup holds: {@code 2026-04-22.key}, 32 random bytes. A key is on disk before
 * anything is sealed under it, and once it is destroyed every copy of that day is noise.
 */
public final class DayKeys {
    private static final Logger LOG = Logger.getLogger(DayKeys.class);
    private static final String SUFFIX = ".key";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Map<LocalDate, DayKey> held = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the folder can't be made or written to */
    public DayKeys(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException("Day keys can't be kept in " + folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("Day keys can't be kept in " + folder);
        }
    }

    Path folder() {
        return folder;
    }

    /** The key of a day, made if there is none. */
    public DayKey of(LocalDate day) {
        return held.computeIfAbsent(day, this::readOrMake);
    }

    /** The key of a day, if there is one. */
    public Optional<DayKey> existing(LocalDate day) {
        return Optional.ofNullable(held.computeIfAbsent(day, this::read));
    }

    /** The key of a day as the folder has it now; this instance does not keep it in memory. */
    public Optional<DayKey> stored(LocalDate day) {
        return Optional.ofNullable(read(day));
    }

    /** Days that have a key, in order. What else lies there, as a copy under another name, is left alone. */
    public Set<LocalDate> days() {
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

    /** Overwrites the key, then deletes it; a day that has none is fine. */
    public void destroy(LocalDate day) {
        held.remove(day);
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

    /** Lets go of keys that another instance destroyed: in memory they would open what is left of their day in a backup. */
    public void forgetDestroyed() {
        held.keySet().retainAll(days());
    }

    /** Reads keys from their files again, because another instance may have destroyed some. */
    public void forget() {
        held.clear();
    }

    private DayKey readOrMake(LocalDate day) {
        DayKey existing = read(day);
        return existing == null ? make(day) : existing;
    }

    private @Nullable DayKey read(LocalDate day) {
        try {
            byte[] secret = Files.readAllBytes(file(day));
            if (secret.length != DayKey.BYTES) {
                throw new FileSystemException(file(day).toString(), null, "has " + secret.length + " bytes");
            }
            return new DayKey(secret);
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static byte[] random() {
        byte[] secret = new byte[DayKey.BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    private Path file(LocalDate day) {
        return folder.resolve(day + SUFFIX);
    }
}

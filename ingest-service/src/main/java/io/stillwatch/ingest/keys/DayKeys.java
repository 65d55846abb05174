package io.stillwatch.ingest.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The day keys in a folder that all instances share and no backup holds. A key is on disk before anything is sealed under it, and once it is
 * destroyed every copy of that day is noise.
 */
public final class DayKeys {
    private final KeyFiles files;
    private final Map<LocalDate, DayKey> held = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the folder can't be made or written to */
    public DayKeys(Path folder) {
        this.files = new KeyFiles(folder);
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
        return files.folder();
    }

    /** The key of a day, made if there is none: only for a day that has no rows, which would else be sealed under two. */
    public DayKey of(LocalDate day) {
        return held.computeIfAbsent(day, files::readOrMake);
    }

    /** The key of a day, if there is one. */
    public Optional<DayKey> existing(LocalDate day) {
        return Optional.ofNullable(held.computeIfAbsent(day, files::read));
    }

    /** The same, where another instance has just made it. */
    public Optional<DayKey> appeared(LocalDate day) {
        return Optional.ofNullable(held.computeIfAbsent(day, files::readAnew));
    }

    /** The key of a day if it is the one of that check value, or if that is not known. */
    public Optional<DayKey> existing(LocalDate day, @Nullable UUID check) {
        Optional<DayKey> right =
                existing(day).filter(key -> check == null || key.check().equals(check));
        if (right.isEmpty()) {
            forget(day);
        }
        return right;
    }

    /** The key of a day, if this instance has it in memory. */
    public @Nullable DayKey held(LocalDate day) {
        return held.get(day);
    }

    /** The key of a day as the folder has it now; this instance does not keep it in memory. */
    public Optional<DayKey> stored(LocalDate day) {
        return Optional.ofNullable(files.read(day));
    }

    /**
     * Opens what was sealed under the key of its day.
     *
     * @throws UncheckedIOException when that key is not there, or is another one
     */
    public byte[] open(LocalDate day, byte[] sealed, String place) {
        DayKey key = existing(day).orElseThrow(() -> unopened(day, "is missing"));
        try {
            return key.open(sealed, place);
        } catch (IllegalStateException e) {
            // The right one may be put in its place while this one is in memory.
            forget(day);
            throw unopened(day, "does not open its rows");
        }
    }

    private UncheckedIOException unopened(LocalDate day, String why) {
        return new UncheckedIOException("The key of " + day + " " + why, files.unfit(day, why));
    }

    /** Days that have a key, in order. */
    public Set<LocalDate> days() {
        return files.days();
    }

    /** Overwrites the key, then deletes it; a day that has none is fine. */
    public void destroy(LocalDate day) {
        forget(day);
        files.destroy(day);
    }

    /** Lets go of keys that another instance destroyed: in memory they would open what is left of their day in a backup. */
    public void forgetDestroyed() {
        held.keySet().retainAll(days());
    }

    /** Reads the key of a day from its file again, because another instance may have destroyed it. */
    public void forget(LocalDate day) {
        held.remove(day);
    }
}

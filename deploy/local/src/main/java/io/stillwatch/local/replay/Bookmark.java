package io.stillwatch.local.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/** Up to where a file has been acknowledged; on disk after each batch, so that neither Ctrl-C nor a crash loses more than that. */
final class Bookmark {
    private static final String WORDS = "line %d of %d bytes changed at %d\n";

    private final Path place;
    private final Path file;

    private Bookmark(Path place, Path file) {
        this.place = place;
        this.file = file;
    }

    /** Bookmarks of one folder do not disturb each other, whatever the files are called and whoever else they are sent to. */
    static Bookmark of(Path file, URI receiver, Path folder) throws IOException {
        String both = receiver.resolve("/") + " " + file.toRealPath();
        String name =
                UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString();
        return new Bookmark(Files.createDirectories(folder).resolve(name), file);
    }

    /**
     * The line to go on with; 1 if the file was not begun.
     *
     * @throws IllegalStateException if it is another file now
     */
    long nextLine() throws IOException {
        Optional<String> kept = Files.exists(place) ? Optional.of(Files.readString(place)) : Optional.empty();
        long line = kept.map(words -> Long.parseLong(words.split(" ", -1)[1])).orElse(1L);
        if (kept.isPresent() && !kept.get().equals(words(line))) {
            throw new IllegalStateException(file + " is not what it was when " + (line - 1)
                    + " lines of it were sent; --again sends it from its beginning");
        }
        return line;
    }

    void moveTo(long nextLine) throws IOException {
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        Files.writeString(draft, words(nextLine));
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget() throws IOException {
        Files.deleteIfExists(place);
    }

    private String words(long nextLine) throws IOException {
        return WORDS.formatted(
                nextLine, Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }
}

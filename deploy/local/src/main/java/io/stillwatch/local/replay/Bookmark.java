package io.stillwatch.local.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Up to where a file has been acknowledged; on disk after each batch, so that neither Ctrl-C nor a crash loses more than that. */
final class Bookmark {
    private static final String WORDS = "line %d of %d bytes changed at %d\n";
    private static final Pattern READ = Pattern.compile("(?U)line (\\d{1,18}) of \\d+ bytes changed at -?\\d+\n");

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
     * The line to go on with; 1 if the file was not begun, or the bookmark is damaged: what is sent again counts once.
     *
     * @throws IllegalStateException if it is another file now
     */
    long nextLine() throws IOException {
        String kept = Files.exists(place) ? Files.readString(place, StandardCharsets.ISO_8859_1) : "";
        Matcher read = READ.matcher(kept);
        long line = read.matches() ? Long.parseLong(read.group(1)) : 1;
        if (read.matches() && !kept.equals(words(line))) {
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

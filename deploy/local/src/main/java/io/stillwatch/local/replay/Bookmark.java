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

/**
 * Up to where a file has been acknowledged; on disk after each batch, so that neither Ctrl-C nor a crash loses more than that. It knows the file by
 * what was read of it: at its path another one may lie by now, as happens to every log that is rotated.
 */
final class Bookmark {
    private static final String WORDS = "line %d behind %x\n";
    private static final Pattern READ = Pattern.compile("line ([0-9]{1,18}) behind ([0-9a-f]{1,8})\n");
    private static final int HEXADECIMAL = 16;

    private final Path place;

    private Bookmark(Path place) {
        this.place = place;
    }

    /** Bookmarks of one folder do not disturb each other, whatever the files are called and whoever else they are sent to. */
    static Bookmark of(Path file, URI receiver, Path folder) throws IOException {
        String both = receiver.resolve("/") + " " + file.toRealPath();
        String name =
                UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString();
        return new Bookmark(Files.createDirectories(folder).resolve(name));
    }

    /** Nothing if the file was not begun, or the bookmark is damaged or of a kind that knew files by size and time: what is sent again counts once. */
    Reached reached() throws IOException {
        String kept = Files.exists(place) ? Files.readString(place, StandardCharsets.ISO_8859_1) : "";
        Matcher read = READ.matcher(kept);
        return read.matches()
                ? new Reached(Long.parseLong(read.group(1)), Long.parseLong(read.group(2), HEXADECIMAL))
                : Reached.NOTHING;
    }

    void moveTo(Reached reached) throws IOException {
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        Files.writeString(draft, WORDS.formatted(reached.nextLine(), reached.checksum()));
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void forget() throws IOException {
        Files.deleteIfExists(place);
    }
}

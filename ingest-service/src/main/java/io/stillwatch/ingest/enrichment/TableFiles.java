package io.stillwatch.ingest.enrichment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a mounted folder: one entry a line, {@code #} begins a comment. All of them together are one version, or none is taken. */
final class TableFiles {
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final int VERSION_DIGITS = 12;
    /** Of one file: half a million networks. All of them are in memory, beside those that a new version takes the place of. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final List<Flaw> flaws = new ArrayList<>();
    private final Map<String, Integer> entries = new TreeMap<>();
    private final MessageDigest said = sha256();
    private final Path folder;

    /** A line that can't be taken; line 0 is a file, or the folder, that can't be read. */
    record Flaw(String file, int line, String reason) {}

    /** Tables, or why there are none. */
    record Read(Tables tables, List<Flaw> flaws) {}

    private TableFiles(Path folder) {
        this.folder = folder;
    }

    /** A folder that is gone is no empty one: of what is not mounted nobody said that it no longer holds. */
    static Read read(Path folder) {
        return Files.isDirectory(folder)
                ? new TableFiles(folder).read()
                : new Read(Tables.NONE, List.of(new Flaw(folder.toString(), 0, "is no folder that can be read")));
    }

    private Read read() {
        Map<OriginKind, Networks> origins = new EnumMap<>(OriginKind.class);
        for (OriginKind kind : OriginKind.values()) {
            List<Network> networks = new ArrayList<>();
            if (isRead(kind.file(), Network::parse, "is no network such as 192.0.2.0/24 or 2001:db8::/32", networks)) {
                origins.put(kind, new Networks(networks));
            }
        }
        List<String> domains = new ArrayList<>();
        isRead(Tables.DISPOSABLE_FILE, TableFiles::domain, "is no domain such as mail.example", domains);
        Set<String> disposable = new HashSet<>(domains);
        return new Read(flaws.isEmpty() ? new Tables(version(), origins, disposable, entries) : Tables.NONE, flaws);
    }

    /** Whether the file is there. */
    private <T> boolean isRead(String file, Function<String, @Nullable T> parse, String otherwise, List<T> into) {
        Path path = folder.resolve(file);
        if (Files.notExists(path)) {
            return false;
        }
        int number = 0;
        for (String line : lines(path)) {
            number++;
            String entry = line.split("#", 2)[0].strip();
            T parsed = entry.isEmpty() ? null : parse.apply(entry);
            if (parsed != null) {
                into.add(parsed);
                said.update((file + " " + entry + "\n").getBytes(StandardCharsets.UTF_8));
            } else if (!entry.isEmpty()) {
                flaws.add(new Flaw(file, number, otherwise));
            }
        }
        entries.put(file, into.size());
        return true;
    }

    private List<String> lines(Path path) {
        try {
            byte[] read = firstBytes(path);
            if (read.length > MOST_BYTES) {
                flaws.add(new Flaw(path.getFileName().toString(), 0, "is longer than " + MOST_BYTES + " bytes"));
                return List.of();
            }
            return new String(read, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            flaws.add(new Flaw(path.getFileName().toString(), 0, "can't be read"));
            return List.of();
        }
    }

    /** A link may lead to what has no end. */
    private static byte[] firstBytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    private String version() {
        return entries.isEmpty() ? "" : HexFormat.of().formatHex(said.digest()).substring(0, VERSION_DIGITS);
    }

    private static @Nullable String domain(String text) {
        String domain = text.toLowerCase(Locale.ROOT);
        return DOMAIN.matcher(domain).matches() ? domain : null;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

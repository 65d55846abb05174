package io.stillwatch.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked once per version into the user's cache folder. */
final class PostgresBinaries {

    private static final int EXECUTABLE_BY_OWNER = 0100;

    private PostgresBinaries() {}

    /** Found once: which version it is says a digest of the whole archive. */
    private static final class Unpacked {
        private static final Path FOLDER = unpack();
    }

    /** The folder with {@code bin/}, {@code lib/} and {@code share/}. */
    static Path unpacked() {
        return Unpacked.FOLDER;
    }

    private static Path unpack() {
        try {
            byte[] archive = archive();
            Path target = cache().resolve("postgres-" + digest(archive));
            if (!Files.exists(target)) {
                unpack(archive, target);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL", e);
        }
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        try (InputStream resource = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            if (resource == null) {
                throw new IOException("No PostgreSQL binaries for " + system + " on " + machine);
            }
            return resource.readAllBytes();
        }
    }

    private static Path cache() throws IOException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "stillwatch");
        return Files.createDirectories(cache);
    }

    private static String digest(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Unpacked beside and moved into place, so that neither a kill nor a second process can leave or see half of it. */
    private static void unpack(byte[] archive, Path target) throws IOException {
        Path draft = Files.createTempDirectory(target.getParent(), "unpacking");
        try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entry, entries, draft);
            }
        }
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException someoneWasFaster) {
            Folders.delete(draft);
            if (!Files.exists(target)) {
                throw someoneWasFaster;
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, file);
            boolean executable = (entry.getMode() & EXECUTABLE_BY_OWNER) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}

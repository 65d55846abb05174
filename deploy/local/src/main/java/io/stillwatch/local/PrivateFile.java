package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret on disk that only its owner can read (mode 0600), generated once and read ever after. */
record PrivateFile(Path path) {

    byte[] readOrCreate(Supplier<byte[]> fresh) {
        try {
            if (!Files.exists(path)) {
                create(fresh.get());
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a secret in " + path, e);
        }
    }

    /** Written beside and moved into place, so that a launcher killed in between leaves no half a secret. */
    private void create(byte[] content) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "secret", null, ownerOnly);
        Files.write(draft, content);
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException lostRace) {
            Files.delete(draft);
        }
    }
}

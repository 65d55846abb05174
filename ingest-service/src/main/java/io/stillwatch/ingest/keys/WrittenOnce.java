package io.stillwatch.ingest.keys;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that whoever comes first writes. Written beside its place and linked into it: whoever comes second finds it whole. */
final class WrittenOnce {
    private WrittenOnce() {}

    /** @throws java.nio.file.FileAlreadyExistsException when another was first */
    static void write(Path folder, Path file, byte[] bytes) throws IOException {
        Path draft = draft(folder);
        try {
            overwrite(draft, bytes);
            Files.createLink(file, draft);
        } finally {
            Files.delete(draft);
        }
        sync(folder);
    }

    /** Makes a file and takes it away: what others wrote before is seen behind that. */
    static void touch(Path folder) throws IOException {
        Files.delete(draft(folder));
    }

    private static Path draft(Path folder) throws IOException {
        return Files.createTempFile(
                folder, "new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    static void overwrite(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
            channel.force(true);
        }
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, READ)) {
            directory.force(true);
        }
    }
}

package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The id of a child process on disk.
 *
 * @param mark stands on the child's command line and on no other, since ids are used again
 */
record PidFile(Path file, String mark) {

    void write(long pid) throws IOException {
        Files.writeString(file, Long.toString(pid));
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process named here, if it is alive and still the one that was started. */
    Optional<RunningProcess> process() {
        return recordedPid()
                .flatMap(ProcessHandle::of)
                .map(RunningProcess::new)
                .filter(RunningProcess::isAlive)
                .filter(process -> process.mentions(mark));
    }

    private Optional<Long> recordedPid() {
        try {
            return Files.exists(file)
                    ? Optional.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}

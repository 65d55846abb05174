package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The id of a child process on disk, written by the child before it does anything else.
 *
 * @param mark stands on the child's command line and on no other, since ids are used again
 */
record PidFile(Path file, String mark) {

    static PidFile of(Path folder, String name) {
        Path home = folder.toAbsolutePath();
        return new PidFile(home.resolve(name + ".pid"), "-Dstillwatch.child=" + home.resolve(name));
    }

    /** The process named here, if it is alive and still the one that was started. */
    Optional<RunningProcess> process() {
        return recordedPid()
                .flatMap(ProcessHandle::of)
                .map(RunningProcess::new)
                .filter(RunningProcess::isAlive)
                .filter(process -> process.mentions(mark));
    }

    /** Asks the process to end and kills it when it has not by the deadline; with none there is nothing to do. */
    void end(Duration within) {
        process().ifPresent(process -> process.end(within));
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

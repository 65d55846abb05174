package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process by its id, ours or one that an earlier launcher left behind. */
record RunningProcess(ProcessHandle handle) {

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(20);

    /** A process that has ended but that its parent has not yet taken leave of is dead to us. */
    boolean isAlive() {
        return handle.isAlive() && !isZombie();
    }

    boolean mentions(String mark) {
        return handle.info().commandLine().orElse("").contains(mark);
    }

    /** Asks it to end and kills it when it has not by the deadline. */
    void end(Duration within) {
        handle.destroy();
        if (!Deadline.met(within, () -> !isAlive())) {
            kill();
        }
    }

    /** {@code kill -9} on the process and then on its children, parent first so that it cannot replace them. */
    void kill() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroyForcibly);
        boolean gone = Deadline.met(
                KILLED_WITHIN, () -> family.stream().noneMatch(member -> new RunningProcess(member).isAlive()));
        if (!gone) {
            throw new IllegalStateException("Process " + handle.pid() + " does not end, not even by force");
        }
    }

    /** {@code kill -NAME} on the process and its children. */
    void signal(String name) {
        Stream<String> pids = family().stream().map(member -> Long.toString(member.pid()));
        List<String> command =
                Stream.concat(Stream.of("kill", "-" + name), pids).toList();
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while signalling " + handle.pid(), e);
        }
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(handle), handle.descendants()).toList();
    }

    private boolean isZombie() {
        Path status = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            String line = Files.exists(status) ? Files.readString(status) : "";
            return line.startsWith("Z", line.lastIndexOf(')') + 2);
        } catch (IOException endedMeanwhile) {
            return false;
        }
    }
}

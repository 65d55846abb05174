package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Java program of ours in a process of its own, so that it can be killed and started again like the real thing.
 *
 * <p>Its id is kept in a file, by which the next launcher finds and ends what a killed one left behind.
 */
final class ChildProcess {

    /**
     * Ctrl-C reaches every process of a terminal at once; the children leave it to the launcher, which stops them in order. An
     * ignored signal stays ignored across exec, and the JVM respects that.
     */
    private static final List<String> DEAF_TO_CTRL_C = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "stillwatch");

    private final PidFile pidFile;
    private final Path log;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private @Nullable Process started;

    /**
     * @param name names the pid file and, on the child's command line, the child
     * @param folder where the pid file lies
     * @param log gets all output, appended
     * @param arguments what follows {@code java}
     * @param environment added to this process's own
     */
    ChildProcess(String name, Path folder, Path log, List<String> arguments, Map<String, String> environment) {
        String mark = "-Dstillwatch.child=" + folder.toAbsolutePath().resolve(name);
        this.pidFile = new PidFile(folder.resolve(name + ".pid"), mark);
        this.log = log;
        this.arguments = Stream.concat(Stream.of(mark), arguments.stream()).toList();
        this.environment = Map.copyOf(environment);
    }

    /** Starts and waits for no more than the process to exist. */
    void start() {
        var command = Stream.of(DEAF_TO_CTRL_C, List.of(java()), arguments)
                .flatMap(List::stream)
                .toList();
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            started = builder.start();
            pidFile.write(started.pid());
            holdPipeOpen(started);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + pidFile.mark(), e);
        }
    }

    boolean isAlive() {
        return running().isPresent();
    }

    /** The id of the running process, or 0 while there is none. */
    long pid() {
        return running().map(RunningProcess::handle).map(ProcessHandle::pid).orElse(0L);
    }

    /** Asks it to end and, when it has not by the deadline, kills it; likewise what an earlier launcher left behind. */
    void stop(Duration within) {
        running().ifPresent(process -> process.end(within));
        pidFile.delete();
    }

    /** {@code kill -9}. */
    void kill() {
        running().ifPresent(RunningProcess::kill);
    }

    /** A child ends with its standard input, which would be closed as soon as nobody refers to the process any more. */
    private static void holdPipeOpen(Process process) {
        Thread.ofVirtual()
                .name("child-" + process.pid())
                .start(() -> process.onExit().join());
    }

    /** The one we started or, when that has ended, the one somebody else has started since. */
    private Optional<RunningProcess> running() {
        return Optional.ofNullable(started)
                .map(process -> new RunningProcess(process.toHandle()))
                .filter(RunningProcess::isAlive)
                .or(pidFile::process);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Java program of ours in a process of its own, so that it can be killed and started again like the real thing. */
final class ChildProcess {

    /**
     * The child notes its own id, so that there is no moment at which a killed launcher could leave an unknown one behind.
     *
     * <p>Ctrl-C reaches every process of a terminal at once; the children leave it to the launcher, which stops them in order. An
     * ignored signal stays ignored across exec, and the JVM respects that.
     */
    private static final String PRELUDE = "trap '' INT; echo $$ > \"$0\"; exec \"$@\"";

    private final Launches launches;
    private final PidFile pidFile;
    private final Path log;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private @Nullable Process started;

    /**
     * @param launches of the suite that it belongs to
     * @param name of the child, unique in its folder
     * @param folder where the child's id is kept
     * @param log gets all output, appended
     * @param arguments what follows {@code java}
     * @param environment added to this process's own
     */
    ChildProcess(
            Launches launches,
            String name,
            Path folder,
            Path log,
            List<String> arguments,
            Map<String, String> environment) {
        this.launches = launches;
        this.pidFile = PidFile.of(folder, name);
        this.log = log;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Starts and waits for no more than the process to exist.
     *
     * @throws IllegalStateException if the suite is being stopped
     */
    void start() {
        var command = Stream.concat(
                        Stream.of("sh", "-c", PRELUDE, pidFile.file().toString(), java(), pidFile.mark()),
                        arguments.stream())
                .toList();
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            started = launches.launch(builder);
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
        pidFile.end(within);
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

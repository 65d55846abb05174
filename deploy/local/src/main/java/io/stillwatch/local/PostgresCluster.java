package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** One cluster of data files and the server process over it, driven by PostgreSQL's own programs. */
final class PostgresCluster {

    private static final String START_SECONDS = "60";
    private static final String STOP_SECONDS = "30";

    /**
     * Durable, though a test would be faster without: what we promise about acknowledged data is tried against these settings.
     * Loopback only and no Unix socket, so that there is one way in and it asks for a password.
     */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            max_connections = 200
            idle_in_transaction_session_timeout = '60s'
            timezone = 'UTC'
            log_timezone = 'UTC'
            """;

    private final Path data;
    private final PostgresPrograms programs;
    private final Launches launches;

    PostgresCluster(Path folder) {
        this(folder, new Launches());
    }

    PostgresCluster(Path folder, Launches launches) {
        this.launches = launches;
        this.data = folder.resolve("data");
        this.programs = new PostgresPrograms(folder.resolve("postgres.log"));
    }

    /** Built beside and moved into place: a cluster that exists is a whole one. */
    void createIfMissing(String superuserPassword) throws IOException {
        if (Files.exists(data)) {
            return;
        }
        Path draft = data.resolveSibling("data.new");
        Folders.delete(draft);
        Path passwordFile = Files.createTempFile(data.getParent(), "initial", null);
        try {
            Files.writeString(passwordFile, superuserPassword + "\n");
            initialise(draft, passwordFile);
            Files.writeString(draft.resolve("postgresql.auto.conf"), SETTINGS);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.delete(passwordFile);
        }
    }

    private void initialise(Path draft, Path passwordFile) {
        runUnlessOver(
                "initdb",
                "--pgdata=" + draft,
                "--username=" + Databases.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                // Passwords are generated, and nobody guesses them; to stretch them would take a client ten
                // milliseconds a connection.
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** While one of these runs, the server that comes of it is not known yet: whoever stops the suite waits for it. */
    private void runUnlessOver(String program, String... arguments) {
        launches.unlessOver(() -> programs.run(program, arguments));
    }

    /** Returns once the server accepts connections. */
    void start(int port) {
        runUnlessOver("pg_ctl", "start", "-w", "-t", START_SECONDS, "-D", data.toString(), "-o", "-p " + port);
    }

    /** Lets running statements end as errors, writes a checkpoint; a server that does not comply in time is killed. */
    void stop() {
        if (server().isEmpty()) {
            forgetForeignProcess();
            return;
        }
        try {
            programs.run("pg_ctl", "stop", "-m", "fast", "-w", "-t", STOP_SECONDS, "-D", data.toString());
        } catch (IllegalStateException tooSlow) {
            kill();
        }
    }

    void kill() {
        server().ifPresent(RunningProcess::kill);
    }

    void signal(String name) {
        server().ifPresent(process -> process.signal(name));
    }

    boolean isRunning() {
        return server().isPresent();
    }

    /** The server over this data, also one whose launcher was killed; its id may by now be another program's. */
    private Optional<RunningProcess> server() {
        return recordedPid()
                .flatMap(ProcessHandle::of)
                .map(RunningProcess::new)
                .filter(RunningProcess::isAlive)
                .filter(process -> process.mentions(data.toString()));
    }

    /** PostgreSQL refuses to start while the id in its pid file is alive, whosever it is. */
    private void forgetForeignProcess() {
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Long> recordedPid() {
        try {
            List<String> lines = Files.exists(pidFile()) ? Files.readAllLines(pidFile()) : List.of();
            return lines.stream().findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}

package io.stillwatch.local;

import io.stillwatch.local.DatabaseAccess.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A real PostgreSQL on loopback whose data outlives it: durable settings, the databases {@code ingest}, {@code scoring} and
 * {@code cases}, each with an owner and a runtime role, generated passwords.
 *
 * <p>The folder holds {@code data/} (the cluster), {@code passwords.properties} (mode 0600) and {@code postgres.log}.
 */
public final class LocalPostgres implements AutoCloseable {

    private final PostgresCluster cluster;
    private final Databases databases;
    private final int port;

    private LocalPostgres(Path folder, int port, Launches launches) {
        this.cluster = new PostgresCluster(folder, launches);
        this.databases = new Databases(new Passwords(folder.resolve("passwords.properties"), Databases.roles()));
        this.port = port;
    }

    /**
     * Starts on a data folder, which may be new, cleanly left or left by a kill; a server still running on it is stopped first.
     *
     * @param port the port to listen on, or 0 for a free one
     * @throws IllegalStateException if PostgreSQL does not start; the message names its log
     */
    public static LocalPostgres start(Path folder, int port) {
        return start(folder, port, new Launches());
    }

    static LocalPostgres start(Path folder, int port, Launches launches) {
        var postgres = new LocalPostgres(Folders.create(folder), Ports.orFree(port), launches);
        postgres.restart();
        return postgres;
    }

    /** One that was started elsewhere in this JVM. */
    static LocalPostgres attach(Path folder, int port) {
        return new LocalPostgres(folder, port, new Launches());
    }

    public int port() {
        return port;
    }

    /** How to reach one of {@code ingest}, {@code scoring} and {@code cases}. */
    public DatabaseAccess database(String name) {
        return databases.access(name, port);
    }

    /** How its superuser reaches the server, for whoever administers it. */
    public DatabaseAccess superuser() {
        Login superuser = databases.login(Databases.SUPERUSER);
        return new DatabaseAccess(Databases.SUPERUSER, port, superuser, superuser);
    }

    /** Starts again on the same port and data, whatever the server does now. */
    public void restart() {
        cluster.stop();
        DatabaseAccess superuser = superuser();
        try {
            cluster.createIfMissing(superuser.owner().password());
            cluster.start(port);
            prepare(superuser);
        } catch (IOException | SQLException | RuntimeException e) {
            cluster.stop();
            throw new IllegalStateException("PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    /** {@code kill -9} on the server and all of its processes at once. */
    public void kill() {
        cluster.kill();
    }

    /** {@code kill -STOP} on all of its processes: connections stay, and nobody is answered until it is {@link #thaw thawed}. */
    public void freeze() {
        cluster.signal("STOP");
    }

    public void thaw() {
        cluster.signal("CONT");
    }

    public boolean isRunning() {
        return cluster.isRunning();
    }

    /** Stops in order; open connections end. Closing a stopped one is fine. */
    @Override
    public void close() {
        cluster.stop();
    }

    private void prepare(DatabaseAccess superuser) throws SQLException {
        try (Connection connection = superuser.connect(superuser.owner())) {
            databases.prepare(connection);
        }
        for (String name : Databases.NAMES) {
            DatabaseAccess access = database(name);
            try (Connection connection = access.connect(access.owner())) {
                Databases.openSchema(connection, name);
            }
        }
    }
}

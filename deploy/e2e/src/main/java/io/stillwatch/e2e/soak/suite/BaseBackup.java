package io.stillwatch.e2e.soak.suite;

import io.stillwatch.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A base backup by PostgreSQL's low-level interface (continuous archiving, "Making a Base Backup Using the Low Level API"), with the log
 * copied by hand where an archive would have it.
 */
final class BaseBackup {

    private final LocalPostgres postgres;
    private final Path data;
    private final Path backup;
    private final Path log;

    /**
     * Prepares for one backup.
     *
     * @param data the server's folder
     * @param backup where the backup goes; it does not exist yet
     */
    BaseBackup(LocalPostgres postgres, Path data, Path backup) {
        this.postgres = postgres;
        this.data = data;
        this.backup = backup;
        this.log = backup.resolveSibling("backup-log");
    }

    /** While the server works. */
    void take() throws IOException, InterruptedException, SQLException {
        var superuser = postgres.superuser();
        try (Connection session = superuser.connect(superuser.owner());
                Statement sql = session.createStatement()) {
            sql.execute("select pg_backup_start('rehearsal', true)");
            copy(data, backup);
            try (ResultSet stopped = sql.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(backup.resolve("backup_label"), stopped.getString(1));
            }
        }
        Files.deleteIfExists(backup.resolve("postmaster.pid"));
        copy(data.resolve("pg_wal"), log);
    }

    /** Of the destroyed server only the log is left, as an archive would have it. */
    void restore() throws IOException, InterruptedException {
        run("cp", "-a", data.resolve("pg_wal") + "/.", log.toString());
        run("rm", "-rf", data.toString());
        copy(backup, data);
        run("rm", "-rf", data.resolve("pg_wal").toString());
        copy(log, data.resolve("pg_wal"));
    }

    /** Files may vanish and change meanwhile; replaying the log mends that. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}

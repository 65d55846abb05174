package io.stillwatch.chart;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A PostgreSQL that nobody but its superuser reaches without TLS. */
final class SecuredPostgres implements AutoCloseable {

    static final String SERVER = "postgres";

    private final Path folder;
    private final LocalPostgres postgres;

    SecuredPostgres(Path folder, Certificates certificates) throws IOException, SQLException {
        this.folder = folder;
        postgres = LocalPostgres.start(folder, 0);
        asks("");
        run(
                "alter system set ssl_cert_file = '" + certificates.file(SERVER, "crt") + "'",
                "alter system set ssl_key_file = '" + certificates.file(SERVER, "key") + "'",
                "alter system set ssl_ca_file = '" + certificates.authority() + "'",
                "alter system set ssl = on",
                "select pg_reload_conf()");
    }

    int port() {
        return postgres.port();
    }

    DatabaseAccess database(String name) {
        return postgres.database(name);
    }

    /** From now on everybody shows a certificate too. */
    void asksForCertificates() throws IOException, SQLException {
        asks(" clientcert=verify-ca");
        run("select pg_reload_conf()");
    }

    void password(String role, String password) throws SQLException {
        run("alter role " + role + " password '" + password + "'");
    }

    /** A role that is what another is, with a password of its own. */
    void member(String role, String of, String password) throws SQLException {
        run("create role " + role + " login password '" + password + "' in role " + of);
    }

    /** As a later release leaves a schema behind. */
    void migratedByALaterRelease(String database) throws SQLException {
        DatabaseAccess access = postgres.database(database);
        try (Connection connection = access.connect(access.owner());
                Statement sql = connection.createStatement()) {
            sql.execute("""
                    insert into flyway_schema_history
                    select installed_rank + 1, '9999', 'later', type, 'V9999__later.sql', checksum, installed_by, now(), 1, true
                    from flyway_schema_history order by installed_rank desc limit 1
                    """);
        }
    }

    /** How many sessions of the roles of services are there, and how many of them are encrypted. */
    List<Long> sessions() throws SQLException {
        DatabaseAccess access = postgres.superuser();
        try (Connection connection = access.connect(access.owner());
                Statement sql = connection.createStatement();
                var found = sql.executeQuery("select count(*), count(*) filter (where ssl) from pg_stat_ssl"
                        + " join pg_stat_activity using (pid) where usename like '%\\_runtime%'")) {
            found.next();
            return List.of(found.getLong(1), found.getLong(2));
        }
    }

    @Override
    public void close() {
        postgres.close();
    }

    private void asks(String more) throws IOException {
        Files.writeString(folder.resolve("data/pg_hba.conf"), """
                host    all postgres 127.0.0.1/32 scram-sha-256
                hostssl all all      127.0.0.1/32 scram-sha-256%s
                """.formatted(more));
    }

    private void run(String... statements) throws SQLException {
        DatabaseAccess access = postgres.superuser();
        try (Connection connection = access.connect(access.owner());
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }
}

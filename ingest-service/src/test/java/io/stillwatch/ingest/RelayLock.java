package io.stillwatch.ingest;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The lock of whoever publishes. */
final class RelayLock {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RelayLock() {}

    /** No relay works as long as this connection is open. One that begins anew meanwhile may come first, and is ended again. */
    static void take(Connection connection) throws SQLException {
        try (Statement instead = connection.createStatement()) {
            await().atMost(PATIENCE).until(() -> {
                instead.execute("select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'");
                ResultSet taken =
                        instead.executeQuery("select pg_try_advisory_lock(hashtextextended('ingest-relay', 0))");
                return taken.next() && taken.getBoolean(1);
            });
        }
    }
}

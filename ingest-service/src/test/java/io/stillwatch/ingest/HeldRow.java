package io.stillwatch.ingest;

import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A row of the store that takes long to find: whoever reads it waits for a lock, which takes no transaction's number. */
final class HeldRow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WAITING = "from pg_locks where locktype = 'advisory' and not granted";

    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");
    private final Connection owner;

    private HeldRow(String id) throws SQLException {
        owner = database.connect(database.owner());
        run("select pg_advisory_lock(4711)");
        run("""
                create function is_read(id text) returns boolean language plpgsql as $$
                begin
                    if id = '%s' then
                        perform pg_advisory_xact_lock_shared(4711);
                    end if;
                    return true;
                end
                $$
                """.formatted(id));
        run("create policy reading on interactions using (is_read(id)) with check (true)");
        run("alter table interactions enable row level security");
    }

    static HeldRow of(String id) throws SQLException {
        return new HeldRow(id);
    }

    void awaitReader() {
        await().atMost(PATIENCE).until(this::somebodyWaits);
    }

    /** Ends the connection of whoever waits, as an administrator may. */
    void endReader() throws SQLException {
        try (Connection runtime = database.connect(database.runtime());
                Statement sql = runtime.createStatement()) {
            sql.execute("select pg_terminate_backend(pid) " + WAITING);
        }
    }

    /** Another row goes, as another erasure removes it. */
    void delete(String id) throws SQLException {
        run("delete from interactions where id = '" + id + "'");
    }

    void letGo() throws SQLException {
        run("select pg_advisory_unlock_all()");
    }

    @Override
    public void close() throws SQLException {
        try (owner) {
            letGo();
            run("alter table interactions disable row level security");
            run("drop policy reading on interactions");
            run("drop function is_read");
        }
    }

    private boolean somebodyWaits() throws SQLException {
        try (Statement sql = owner.createStatement()) {
            return sql.executeQuery("select " + WAITING).next();
        }
    }

    private void run(String statement) throws SQLException {
        try (Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}

package io.stillwatch.ingest;

import static org.awaitility.Awaitility.await;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/** A test that does what a worker of the service does, which has no lock for it meanwhile. */
record InPlaceOf(SqlConnection database) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOCK = "hashtextextended('%s', 0)";
    private static final String END_WHO_HAS_IT = """
            select pg_terminate_backend(pid, 10000) from pg_locks
            where locktype = 'advisory' and (classid::bigint << 32 | objid::bigint) = %s
            """;

    static InPlaceOf the(ExclusiveWorker worker, String name, Pool pool) {
        String lock = LOCK.formatted(name);
        InPlaceOf test = new InPlaceOf(pool.getConnection().await().atMost(PATIENCE));
        // The worker asks for it again at once, and may come before us.
        await().atMost(PATIENCE).until(() -> {
            test.run(END_WHO_HAS_IT.formatted(lock));
            return test.run("select pg_try_advisory_lock(" + lock + ")")
                    .iterator()
                    .next()
                    .getBoolean(0);
        });
        // What it was doing it may have done on another connection.
        await().atMost(PATIENCE).until(() -> !worker.isWorking());
        return test;
    }

    @Override
    public void close() {
        run("select pg_advisory_unlock_all()");
        database.close().await().atMost(PATIENCE);
    }

    private RowSet<Row> run(String sql) {
        return database.query(sql).execute().await().atMost(PATIENCE);
    }
}

package io.stillwatch.scoring.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/**
 * The connection that holds the worker's lock, for statements that the worker's thread waits for. Who loses the connection has lost the
 * lock with it, so nothing that a former holder still tries can be committed.
 */
public final class StoreConnection {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SqlConnection connection;

    public StoreConnection(SqlConnection connection) {
        this.connection = connection;
    }

    /** The connection itself, for the kernel. */
    public SqlConnection raw() {
        return connection;
    }

    public RowSet<Row> run(String sql, Tuple values) {
        return await(connection.preparedQuery(sql).execute(values));
    }

    public RowSet<Row> run(String sql) {
        return run(sql, Tuple.tuple());
    }

    /** All of the work or nothing of it. */
    public void transaction(Runnable work) {
        Transaction transaction = await(connection.begin());
        try {
            work.run();
            await(transaction.commit());
        } catch (RuntimeException e) {
            rollback(transaction, e);
            throw e;
        }
    }

    /**
     * Reads as of one moment, whatever others write meanwhile. The transaction begins as such: a beat of the heart between its beginning and
     * whatever sets its level would have fixed that.
     */
    public void asOfOneMoment(Runnable reading) {
        await(connection
                .query("begin isolation level repeatable read, read only")
                .execute());
        try {
            reading.run();
        } finally {
            await(connection.query("commit").execute());
        }
    }

    /** The connection goes back into the pool, and must not take an open transaction with it. */
    private static void rollback(Transaction transaction, RuntimeException cause) {
        try {
            await(transaction.rollback());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    public static <T> T await(Uni<T> step) {
        return step.await().atMost(PATIENCE);
    }
}

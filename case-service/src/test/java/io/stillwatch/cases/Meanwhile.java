package io.stillwatch.cases;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Measures.post;
import static org.awaitility.Awaitility.await;

import io.stillwatch.asking.Answer;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A transaction in which others have to wait: it takes turns as commands do. */
public final class Meanwhile implements AutoCloseable {

    private static final String WAIT_FOR_TURNS =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    private static final String WAIT_TO_BE_AUDITED =
            "select count(*) from pg_locks where relation = 'audit'::regclass and not granted";

    private final Connection connection;

    private Meanwhile(Connection connection) {
        this.connection = connection;
    }

    public static Meanwhile begins() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        Connection owner = access.connect(access.owner());
        owner.setAutoCommit(false);
        return new Meanwhile(owner);
    }

    public Meanwhile takesTurn(String stream) throws SQLException {
        return execute("select pg_advisory_xact_lock(hashtextextended('" + stream + "', 1))");
    }

    /** The same, without waiting here until it has the turn. */
    public CompletableFuture<Void> asksForTurn(String stream) {
        return asked(() -> {
            try {
                takesTurn(stream);
                return null;
            } catch (SQLException ended) {
                throw new IllegalStateException(ended);
            }
        });
    }

    /** Nothing is written into the audit until this ends, and no erasure goes on behind that. */
    public Meanwhile holdsTheAudit() throws SQLException {
        return execute("lock table audit in exclusive mode");
    }

    public void awaitWaitingForTurns(int many) {
        await().atMost(PATIENCE).until(() -> waitForTurns() >= many);
    }

    public int waitForTurns() throws SQLException {
        return count(WAIT_FOR_TURNS);
    }

    public void awaitWaitingToBeAudited() {
        await().atMost(PATIENCE).until(() -> count(WAIT_TO_BE_AUDITED) > 0);
    }

    /** Ends the connections of whoever waits for a turn or to be audited, as an administrator may; a role may end its own. */
    public void endsWhoeverWaits() throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection runtime = access.connect(access.runtime())) {
            run(
                    runtime,
                    "select pg_terminate_backend(pid) from pg_locks where locktype in ('advisory', 'relation') and not granted");
        }
    }

    public void ends() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Each on a thread of its own: what is common to all has one on a small machine. */
    public static <T> CompletableFuture<T> asked(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }

    public static Answer erase(String account) {
        return post(
                as("olga", "operator"),
                "/v1/accounts/" + account + "/erase",
                Map.of("basis", "requested", "reference", "DSR-1"));
    }

    private Meanwhile execute(String sql) throws SQLException {
        run(connection, sql);
        return this;
    }

    private static void run(Connection by, String sql) throws SQLException {
        try (Statement statement = by.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }
}

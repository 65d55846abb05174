package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.vertx.core.VertxOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lock is kept by whoever lives, however long its work takes, and lost by whoever stands still. */
class HeartbeatTest {

    private static final Duration STILL = Duration.ofSeconds(1);
    private static final Duration LONGER = STILL.multipliedBy(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseAccess database = SharedServers.get().postgres().database("cases");
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Pool pool = Pool.pool(
            vertx,
            PgConnectOptions.fromUri(database.reactiveUrl())
                    .setUser(database.runtime().user())
                    .setPassword(database.runtime().password()),
            new PoolOptions().setMaxSize(1));

    @AfterEach
    void stop() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "begin"})
    void a_step_that_asks_for_nothing_keeps_its_lock(String before) {
        SqlConnection connection = locked();
        try (Heartbeat _ = Heartbeat.of(connection, STILL)) {
            run(connection, before);

            await().during(LONGER).atMost(PATIENCE).until(this::isLocked);

            run(connection, "rollback");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "begin"})
    void one_that_stands_still_has_lost_its_lock_and_its_connection(String before) {
        SqlConnection connection = locked();
        try (Heartbeat _ = Heartbeat.of(connection, STILL)) {
            run(connection, before);
            var goesOn = new CountDownLatch(1);
            vertx.runOnContext(() -> awaitUninterruptibly(goesOn));

            try {
                await().atMost(PATIENCE).until(() -> !isLocked());
            } finally {
                goesOn.countDown();
            }

            assertThatThrownBy(() -> run(connection, "select 1")).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void a_connection_that_goes_back_may_wait_again() {
        SqlConnection connection = locked();
        List<String> before = settings(connection);

        try (Heartbeat _ = Heartbeat.of(connection, STILL)) {
            assertThat(settings(connection)).doesNotContainAnyElementsOf(before);
        }

        assertThat(settings(connection)).isEqualTo(before);
    }

    private SqlConnection locked() {
        SqlConnection connection = pool.getConnectionAndAwait();
        run(connection, "select pg_advisory_lock(1234567)");
        return connection;
    }

    private static void run(SqlConnection connection, String statement) {
        connection.query(statement).executeAndAwait();
    }

    private static List<String> settings(SqlConnection connection) {
        Row row = connection.query("""
                        select current_setting('idle_session_timeout'),
                               current_setting('idle_in_transaction_session_timeout'),
                               current_setting('tcp_user_timeout')""").executeAndAwait().iterator().next();
        return List.of(row.getString(0), row.getString(1), row.getString(2));
    }

    private boolean isLocked() throws SQLException {
        try (Connection connection = database.connect(database.runtime());
                var rows = connection
                        .createStatement()
                        .executeQuery("select from pg_locks where locktype = 'advisory' and objid = 1234567")) {
            return rows.next();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * Shows on a connection that its process lives. One that stands still, stopped by a signal, frozen with its container, starved of its
 * processor, keeps its connections and their locks, for its kernel answers for it: the server ends this connection when it has heard nothing
 * of it for a while, or could not hand it an answer.
 */
final class Heartbeat implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BEATS = 5;

    private final SqlConnection connection;
    private final Cancellable beats;

    private Heartbeat(SqlConnection connection, Cancellable beats) {
        this.connection = connection;
        this.beats = beats;
    }

    /**
     * Begins to beat.
     *
     * @param still after which the server ends the connection
     */
    static Heartbeat of(SqlConnection connection, Duration still) {
        long millis = still.toMillis();
        run(
                        connection,
                        "set idle_session_timeout = %1$d; set idle_in_transaction_session_timeout = %1$d; set tcp_user_timeout = %1$d"
                                .formatted(millis))
                .await()
                .atMost(PATIENCE);
        Cancellable beats = Multi.createFrom()
                .ticks()
                .every(still.dividedBy(BEATS))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        _ -> run(connection, "select").onFailure().recoverWithNull())
                .subscribe()
                .with(_ -> {});
        return new Heartbeat(connection, beats);
    }

    /** The connection goes back to where others wait in it as long as they like. */
    @Override
    public void close() {
        beats.cancel();
        run(connection, "reset idle_session_timeout; reset idle_in_transaction_session_timeout; reset tcp_user_timeout")
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(PATIENCE);
    }

    private static Uni<Void> run(SqlConnection connection, String statements) {
        return connection.query(statements).execute().replaceWithVoid();
    }
}

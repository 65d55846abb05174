package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets few at once do what keeps a connection for long, so that the rest of the pool is left to what comes in. A turn ends when its connection
 * is free and no sooner: whoever asks, leaves and asks again would else hold them all.
 */
public final class Turns {
    private final Semaphore free;

    public Turns(int most) {
        free = new Semaphore(most);
    }

    /**
     * Reads rows on a connection for as long as their reader takes.
     *
     * @return the rows, or the problem 429 when all turns are taken
     */
    public <T> Multi<T> reading(Supplier<Uni<SqlConnection>> opening, Function<SqlConnection, Multi<T>> rows) {
        return Multi.createFrom().deferred(() -> {
            take();
            Uni<SqlConnection> connection =
                    Uni.createFrom().deferred(opening::get).memoize().indefinitely();
            return connection.onItem().transformToMulti(rows).onTermination().call(() -> back(connection));
        });
    }

    /** Does one thing that takes long; it goes on when nobody waits for it any more. The same problem is its failure. */
    public <T> Uni<T> doing(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(waiting -> {
            take();
            Uni.createFrom()
                    .deferred(work::get)
                    .onItemOrFailure()
                    .invoke((_, _) -> free.release())
                    .subscribe()
                    .with(waiting::complete, waiting::fail);
        });
    }

    /** Also one that was asked for by somebody who left before it came. */
    private Uni<Void> back(Uni<SqlConnection> connection) {
        return connection
                .chain(SqlConnection::close)
                .onItemOrFailure()
                .invoke((_, _) -> free.release())
                .onFailure()
                .recoverWithNull();
    }

    private void take() {
        if (!free.tryAcquire()) {
            throw Problem.of(
                            "overloaded",
                            429,
                            "Too much at once",
                            "Others keep what is free for this. Try again in a moment.")
                    .asException();
        }
    }
}

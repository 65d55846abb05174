package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets few at once do what keeps a connection for long, so that the rest of the pool is left to what comes in. A turn ends when its connection
 * is free and no sooner: whoever asks, leaves and asks again would else hold them all.
 */
public final class Turns {
    private final Places places;

    public Turns(Places places) {
        this.places = places;
    }

    /**
     * Reads rows on a connection for as long as their reader takes.
     *
     * @return the rows, or the problem 429 when all turns are taken
     */
    public <T> Multi<T> reading(
            String reader, Supplier<Uni<SqlConnection>> opening, Function<SqlConnection, Multi<T>> rows) {
        return Multi.createFrom().deferred(() -> {
            places.take(reader);
            Uni<SqlConnection> connection =
                    Uni.createFrom().deferred(opening::get).memoize().indefinitely();
            return connection.onItem().transformToMulti(rows).onTermination().call(() -> back(reader, connection));
        });
    }

    /** Does one thing that takes long; it goes on when nobody waits for it any more. The same problem is its failure. */
    public <T> Uni<T> doing(String caller, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(waiting -> {
            places.take(caller);
            Uni.createFrom()
                    .deferred(work::get)
                    .onItemOrFailure()
                    .invoke((_, _) -> places.giveBack(caller))
                    .subscribe()
                    .with(waiting::complete, waiting::fail);
        });
    }

    /** Also one that was asked for by somebody who left before it came. */
    private Uni<Void> back(String reader, Uni<SqlConnection> connection) {
        return connection
                .chain(SqlConnection::close)
                .onItemOrFailure()
                .invoke((_, _) -> places.giveBack(reader))
                .onFailure()
                .recoverWithNull();
    }
}

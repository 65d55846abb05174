package io.stillwatch.e2e.bench.suite;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.scoring.pipeline.Recomputation;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;

/** What an engine says that nobody killed, of the records on the topics and under what is written down in scoring's store. */
public final class ScoredAgain {
    private ScoredAgain() {}

    /** The digest over all verdicts up to a tick. */
    public static String digest(DatabaseAccess scoring, String broker, long tick) {
        Pool pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(scoring.reactiveUrl())
                        .setUser(scoring.runtime().user())
                        .setPassword(scoring.runtime().password()))
                .build());
        try {
            return Recomputation.digest(Map.of("bootstrap.servers", broker), pool, tick);
        } finally {
            StoreConnection.await(pool.close());
        }
    }
}

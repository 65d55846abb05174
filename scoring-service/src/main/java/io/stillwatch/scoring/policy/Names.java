package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;

/** The names that policies and baselines share: of two with one name, a request to take back what that name brought into force could mean either. */
final class Names {

    /** Until the transaction is at its end; a statement behind it sees what whoever held the name before has written. */
    private static final String HOLD = "select 1 from pg_advisory_xact_lock(hashtextextended($1, 0))";

    /** A baseline that is being fitted takes its version too. */
    private static final String TAKEN = "select 1 from baseline where version = $1"
            + " union all select 1 from backtest where kind = 'fit' and baseline = $1 and state in ('queued', 'running')"
            + " union all select 1 from policy where version = $1";

    private Names() {}

    /** Has something written down under a name, in one transaction. Fails with a 409 where there is one already, or is going to be. */
    static <T> Uni<T> take(Pool pool, String name, Function<SqlConnection, Uni<T>> writing) {
        return pool.withTransaction(store -> store.preparedQuery(HOLD)
                .execute(Tuple.of(name))
                .chain(() -> insistOnNew(store, name))
                .chain(() -> writing.apply(store)));
    }

    private static Uni<Void> insistOnNew(SqlConnection store, String name) {
        return store.preparedQuery(TAKEN)
                .execute(Tuple.of(name))
                .invoke(rows -> {
                    if (rows.size() > 0) {
                        throw Problem.of(
                                        "version-taken",
                                        409,
                                        "There is a policy or a baseline of that version",
                                        "Neither ever changes: take another.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}

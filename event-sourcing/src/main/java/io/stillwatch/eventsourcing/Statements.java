package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinyStatelessSessionImpl;
import org.hibernate.reactive.pool.impl.SqlClientConnection;

/**
 * SQL on the connection of a session, in its transaction, past its mapping. Statements that are subscribed to together go out
 * together and are answered in their order: one wait for all of them.
 */
public final class Statements {

    private Statements() {}

    /**
     * Runs a statement and gives the rows it answers with.
     *
     * @param sql with parameters {@code $1}, {@code $2} …
     */
    public static Uni<List<Row>> run(Mutiny.StatelessSession session, String sql, Tuple given) {
        return Uni.createFrom()
                .completionStage(() -> connection(session).preparedQuery(sql, given))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    /** All of these, sent together; if something fails, the first of them that did says why: those behind it failed because of it. */
    public static Uni<Void> together(List<Uni<Void>> all) {
        return all.size() == 1
                ? all.getFirst()
                : Uni.join()
                        .all(all)
                        .andCollectFailures()
                        .replaceWithVoid()
                        .onFailure(CompositeException.class)
                        .transform(failures -> failures.getCauses().getFirst());
    }

    private static SqlClientConnection connection(Mutiny.StatelessSession session) {
        return (SqlClientConnection) ((MutinyStatelessSessionImpl) session).getReactiveConnection();
    }
}

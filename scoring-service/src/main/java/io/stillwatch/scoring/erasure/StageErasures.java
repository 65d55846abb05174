package io.stillwatch.scoring.erasure;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the account stage of a partition has yet to forget. */
public final class StageErasures {

    /** Not while it reads once more what has been judged: it would forget now, and then read of the account again. */
    private static final String DUE = """
            select account, asked_at from erasure e where not done and $2 >= (select tick from verdict_tick) and not exists (
                select from account_stage_erasure s where s.partition = $1 and s.account = e.account)
            order by asked_at, account""";

    private final StoreConnection store;

    public StageErasures(StoreConnection store) {
        this.store = store;
    }

    /** All that anybody has yet to do. */
    public Set<Wanted> pending() {
        return PendingErasures.pending(store);
    }

    /** Whom the stage leaves out of what it reads: it may have forgotten them before the engine that judges has. */
    public Erased leftOut(int partition) {
        return Erased.ofStage(store, partition);
    }

    /** In the order in which they were asked for. */
    public List<Wanted> due(int partition, long closedTick) {
        List<Wanted> due = new ArrayList<>();
        for (Row row : store.run(DUE, Tuple.of(partition, closedTick))) {
            due.add(Wanted.of(row));
        }
        return due;
    }
}

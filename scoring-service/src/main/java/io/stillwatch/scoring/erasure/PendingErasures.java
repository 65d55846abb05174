package io.stillwatch.scoring.erasure;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What the engine has yet to forget. */
public final class PendingErasures {

    /**
     * What all stages have forgotten, and told nothing of in a tick that is still to be judged. Whoever reads once more what has been judged would
     * forget now, and then read of the account again.
     */
    private static final String DUE = """
            select account from erasure e where not done and $2 >= (select tick from verdict_tick) and $1 = (
                select count(*) from account_stage_erasure s where s.account = e.account and s.tick <= $2)
            order by asked_at, account""";

    private final StoreConnection store;
    private final int stages;

    /** @param stages how many account stages there are that have to forget first */
    public PendingErasures(StoreConnection store, int stages) {
        this.store = store;
        this.stages = stages;
    }

    /** Accounts, in the order in which they were asked for. */
    public List<String> due(long closedTick) {
        List<String> due = new ArrayList<>();
        for (Row row : store.run(DUE, Tuple.of((long) stages, closedTick))) {
            due.add(row.getString("account"));
        }
        return due;
    }

    /** To be said once a checkpoint without them is kept. */
    public void done(List<String> accounts) {
        Tuple erased = Tuple.of(accounts.toArray(String[]::new));
        store.transaction(() -> {
            store.run("update erasure set done = true where account = any($1)", erased);
            store.run("delete from account_stage_erasure where account = any($1)", erased);
        });
    }
}

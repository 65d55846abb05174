package io.stillwatch.scoring.erasure;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** What the engine has yet to forget. */
public final class PendingErasures {

    private final StoreConnection store;

    public PendingErasures(StoreConnection store) {
        this.store = store;
    }

    /** Accounts, in the order in which they were asked for. */
    public List<String> due() {
        List<String> due = new ArrayList<>();
        for (Row row : store.run("select account from erasure where not done order by asked_at, account")) {
            due.add(row.getString("account"));
        }
        return due;
    }

    /** To be said once a checkpoint without them is kept. */
    public void done(List<String> accounts) {
        store.run("update erasure set done = true where account = any($1)", Tuple.of(accounts.toArray(String[]::new)));
    }
}

package io.stillwatch.scoring.erasure;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the engine has yet to forget. */
public final class PendingErasures {

    /**
     * What all stages have forgotten, and told nothing of in a tick that is still to be judged. Whoever reads once more what has been judged would
     * forget now, and then read of the account again.
     */
    private static final String DUE = """
            select account, asked_at from erasure e where not done and $2 >= (select tick from verdict_tick) and $1 = (
                select count(*) from account_stage_erasure s where s.account = e.account and s.tick <= $2)
            order by asked_at, account""";

    /** Whoever reads the topics again must not bring them back, and the name goes with its row. Nothing counts in tick 0. */
    private static final String NOTE = """
            insert into erased (digest, tick)
            select sha256(salt || convert_to(account, 'UTF8')), greatest(tick, told) from erased_salt,
                unnest($1::text[], $2::bigint[]) as forgotten (account, tick),
                lateral (select max(up_to) as told from account_stage_erasure s where s.account = forgotten.account) of_stages
            where greatest(tick, told) > 0
            on conflict (digest) do update set tick = greatest(erased.tick, excluded.tick), erased_at = now()""";

    private final StoreConnection store;
    private final int stages;

    /** @param stages how many account stages there are that have to forget first */
    public PendingErasures(StoreConnection store, int stages) {
        this.store = store;
        this.stages = stages;
    }

    /** In the order in which they were asked for. */
    public List<Wanted> due(long closedTick) {
        List<Wanted> due = new ArrayList<>();
        for (Row row : store.run(DUE, Tuple.of((long) stages, closedTick))) {
            due.add(Wanted.of(row));
        }
        return due;
    }

    /** All, due or not. */
    public Set<Wanted> pending() {
        return pending(store);
    }

    static Set<Wanted> pending(StoreConnection store) {
        Set<Wanted> pending = new HashSet<>();
        for (Row row : store.run("select account, asked_at from erasure where not done")) {
            pending.add(Wanted.of(row));
        }
        return pending;
    }

    /**
     * To be said once a checkpoint without them is kept.
     *
     * @param upTo for each account the last tick of which something was known when it was forgotten; stages may know of a later one
     * @return whom to leave out from now on
     */
    public Erased done(Map<String, Long> upTo) {
        String[] names = upTo.keySet().toArray(String[]::new);
        Long[] ticks = upTo.values().toArray(Long[]::new);
        Tuple erased = Tuple.of(names);
        store.transaction(() -> {
            store.run(NOTE, Tuple.of(names, ticks));
            store.run("update erasure set done = true, done_at = now() where account = any($1)", erased);
            store.run("delete from account_stage_erasure where account = any($1)", erased);
        });
        return Erased.of(store);
    }
}

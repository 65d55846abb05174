package io.stillwatch.scoring.allowance;

import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Says which declared uses begin and end at a tick: the same ones whenever that tick is computed. */
public final class AllowanceLog {

    private static final String TAKE_EFFECT =
            "update allowance set tick = coalesce(tick, $1), end_tick = case when ended_at is not null then $1 end"
                    + " where (tick is null or (ended_at is not null and end_tick is null))"
                    + " and $1 > (select tick from verdict_tick)";
    private static final String BETWEEN =
            "select account, daily_calls, until_at, end_tick > $1 and end_tick <= $2 as ends from allowance"
                    + " where (tick > $1 and tick <= $2) or (end_tick > $1 and end_tick <= $2) order by id";

    private final StoreConnection store;

    public AllowanceLog(StoreConnection store) {
        this.store = store;
    }

    /**
     * What has been declared or ended and has no tick yet gets this one, unless it is kept already. Both in one statement: between two, a use may be
     * declared and ended, which would end before it begins, or declared anew, which the end of the one before it would end as well.
     */
    public void takeEffectAt(long tick) {
        store.run(TAKE_EFFECT, Tuple.of(tick));
    }

    /** Tells the engine what began and ended behind a tick, up to another one. */
    public void give(long behind, long upTo, Engine engine) {
        for (Row row : store.run(BETWEEN, Tuple.of(behind, upTo))) {
            String account = row.getString("account");
            if (Boolean.TRUE.equals(row.getBoolean("ends"))) {
                engine.endAllowance(account);
            } else {
                engine.allow(new Allowance(
                        account,
                        row.getInteger("daily_calls"),
                        row.getOffsetDateTime("until_at").toInstant()));
            }
        }
    }
}

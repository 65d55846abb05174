package io.stillwatch.scoring.allowance;

import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Says which declared uses begin and end at a tick: the same ones whenever that tick is computed. */
public final class AllowanceLog {

    private static final String BEGIN =
            "update allowance set tick = $1 where tick is null and $1 > (select tick from verdict_tick)";
    private static final String END =
            "update allowance set end_tick = $1 where ended_at is not null and end_tick is null"
                    + " and $1 > (select tick from verdict_tick)";
    private static final String AT = "select account, daily_calls, until_at, end_tick = $1 as ends from allowance"
            + " where tick = $1 or end_tick = $1 order by id";

    private final StoreConnection store;

    public AllowanceLog(StoreConnection store) {
        this.store = store;
    }

    /** Tells the engine what begins and ends at this tick. To be asked outside of a transaction, before the tick is closed. */
    public void give(long tick, Engine engine) {
        store.run(BEGIN, Tuple.of(tick));
        store.run(END, Tuple.of(tick));
        giveAgain(tick, engine);
    }

    /** The same of a tick in the past; changes nothing. */
    public void giveAgain(long tick, Engine engine) {
        for (Row row : store.run(AT, Tuple.of(tick))) {
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

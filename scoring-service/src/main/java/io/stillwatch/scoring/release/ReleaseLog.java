package io.stillwatch.scoring.release;

import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.ModelCalendar;
import io.stillwatch.scoring.engine.Release;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Says which model calendar holds from a tick on: the same one whenever that tick is computed. */
public final class ReleaseLog {

    private static final String BEGIN =
            "update release_calendar set tick = $1 where tick is null and $1 > (select tick from verdict_tick)";
    private static final String AT = "select * from release_calendar where tick = $1 order by version desc limit 1";

    private final StoreConnection store;

    public ReleaseLog(StoreConnection store) {
        this.store = store;
    }

    /** Gives the engine the calendar that begins at this tick. To be asked outside of a transaction, before the tick is closed. */
    public void give(long tick, Engine engine) {
        store.run(BEGIN, Tuple.of(tick));
        giveAgain(tick, engine);
    }

    /** The same of a tick in the past; changes nothing. */
    public void giveAgain(long tick, Engine engine) {
        for (Row row : store.run(AT, Tuple.of(tick))) {
            CalendarView calendar = CalendarView.of(row);
            List<Release> releases = calendar.releases().stream()
                    .map(release -> new Release(release.model(), release.releasedAt()))
                    .toList();
            engine.follow(new ModelCalendar(calendar.version(), releases));
        }
    }
}

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
    private static final String BETWEEN =
            "select * from release_calendar where tick > $1 and tick <= $2 order by version desc limit 1";

    private final StoreConnection store;

    public ReleaseLog(StoreConnection store) {
        this.store = store;
    }

    /** A calendar that has no tick yet holds from this one on, unless it is kept already. */
    public void takesEffectAt(long tick) {
        store.run(BEGIN, Tuple.of(tick));
    }

    /** Gives the engine the last calendar that began behind a tick, up to another one. */
    public void give(long behind, long upTo, Engine engine) {
        for (Row row : store.run(BETWEEN, Tuple.of(behind, upTo))) {
            CalendarView calendar = CalendarView.of(row);
            List<Release> releases = calendar.releases().stream()
                    .map(release -> new Release(release.model(), release.releasedAt()))
                    .toList();
            engine.follow(new ModelCalendar(calendar.version(), releases));
        }
    }
}

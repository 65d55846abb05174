package io.stillwatch.scoring.ruling;

import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Says which rulings take effect at a tick: the same ones whenever that tick is computed. */
public final class RulingLog {

    /** A tick that is kept already had its rulings; what has come since belongs to the next one that is not. */
    private static final String ASSIGN =
            "update ruling set tick = $1 where tick is null and $1 > (select tick from verdict_tick)";

    private static final String BETWEEN = "select * from ruling where tick > $1 and tick <= $2 order by tick, id";

    private final StoreConnection store;

    public RulingLog(StoreConnection store) {
        this.store = store;
    }

    /** What has come and has no tick yet takes effect at this one, unless it is kept already. */
    public void takeEffectAt(long tick) {
        store.run(ASSIGN, Tuple.of(tick));
    }

    /** What took effect behind a tick, up to another one, in the order in which it came. */
    public List<Ruling> thatTookEffect(long behind, long upTo) {
        List<Ruling> rulings = new ArrayList<>();
        for (Row row : store.run(BETWEEN, Tuple.of(behind, upTo))) {
            rulings.add(ruling(row));
        }
        return rulings;
    }

    private static Ruling ruling(Row row) {
        String campaign = row.getString("campaign");
        return switch (Kind.valueOf(row.getString("kind"))) {
            case CONFIRMED -> new Ruling.Confirmed(campaign);
            case DISMISSED ->
                new Ruling.Dismissed(campaign, row.getOffsetDateTime("until").toInstant());
            case TAKEN_BACK -> new Ruling.TakenBack(campaign);
            case COMPROMISED -> new Ruling.Compromised(campaign);
            case CLEARED ->
                new Ruling.Cleared(campaign, new Principal(row.getString("account"), row.getString("end_user")));
        };
    }
}

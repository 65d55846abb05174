package io.stillwatch.scoring.audit;

import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Keeps who is drawn: once for each day of event time, in the transaction of the first tick behind it. */
public final class AuditLog {

    private static final String DAY =
            "insert into audit_day (day, suspected, others) values ($1, $2, $3) on conflict do nothing";
    private static final String DRAWN = """
            insert into audit (id, day, account, end_user, suspected)
            select id, $1, account, end_user, suspected
            from unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) as drawn (id, account, end_user, suspected)
            on conflict do nothing""";

    private final StoreConnection store;
    private final Function<LocalDate, Draw> drawing;
    private LocalDate last = LocalDate.MIN;

    /** @param drawing draws from those who were active on a day; asked for each day once, and again after a restart */
    public AuditLog(StoreConnection store, Function<LocalDate, Draw> drawing) {
        this.store = store;
        this.drawing = drawing;
    }

    public void keep(Verdicts verdicts) {
        LocalDate day =
                LocalDate.ofInstant(verdicts.watermark(), ZoneOffset.UTC).minusDays(1);
        if (day.isAfter(last)) {
            last = day;
            keep(day, drawing.apply(day));
        }
    }

    /** A day that is kept already was drawn from before a restart. */
    private void keep(LocalDate day, Draw draw) {
        boolean isNew =
                store.run(DAY, Tuple.of(day, draw.suspected(), draw.others())).rowCount() == 1;
        if (isNew) {
            store.run(
                    DRAWN,
                    Tuple.of(
                            day,
                            column(draw, drawn -> "aud_%016x".formatted(drawn.hash())),
                            column(draw, drawn -> drawn.principal().account()),
                            column(
                                    draw,
                                    drawn -> Objects.requireNonNullElse(
                                            drawn.principal().endUser(), "")),
                            draw.drawn().stream().map(Draw.Drawn::suspected).toArray(Boolean[]::new)));
        }
    }

    private static String[] column(Draw draw, Function<Draw.Drawn, String> value) {
        List<Draw.Drawn> drawn = draw.drawn();
        return drawn.stream().map(value).toArray(String[]::new);
    }
}

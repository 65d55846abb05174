package io.stillwatch.scoring.audit;

import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps who is drawn: once for each day of event time on which anybody was active, in the transaction of the first tick behind it. Ticks may be
 * days apart, as around a quiet weekend.
 */
public final class AuditLog {

    /** Of a gap: what was before is not drawn from any more. */
    private static final int MOST_DAYS = 28;

    private static final String DAY =
            "insert into audit_day (day, suspected, others) values ($1, $2, $3) on conflict do nothing";
    private static final String DRAWN = """
            insert into audit (id, day, account, end_user, suspected)
            select id, $1, account, end_user, suspected
            from unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) as drawn (id, account, end_user, suspected)
            on conflict do nothing""";

    private final StoreConnection store;
    private final Function<LocalDate, Draw> drawing;
    /** The first day that nothing was drawn from. */
    private Optional<LocalDate> next;

    /** @param drawing draws from those who were active on a day; what it draws from a day that is kept is passed over */
    public AuditLog(StoreConnection store, Function<LocalDate, Draw> drawing) {
        this.store = store;
        this.drawing = drawing;
        this.next = ofLastTick();
    }

    public void keep(Verdicts verdicts) {
        LocalDate today = day(verdicts.watermark());
        LocalDate from = next.orElse(today.minusDays(1));
        LocalDate oldest = today.minusDays(MOST_DAYS);
        for (LocalDate day = from.isAfter(oldest) ? from : oldest; day.isBefore(today); day = day.plusDays(1)) {
            keep(day, drawing.apply(day));
        }
        next = Optional.of(today);
    }

    /** The day of the last tick that is kept was not over then. */
    private Optional<LocalDate> ofLastTick() {
        for (Row row : store.run("select watermark from verdict_tick where tick > 0")) {
            OffsetDateTime watermark = row.getOffsetDateTime("watermark");
            return Optional.ofNullable(watermark).map(OffsetDateTime::toInstant).map(AuditLog::day);
        }
        return Optional.empty();
    }

    private static LocalDate day(Instant watermark) {
        return LocalDate.ofInstant(watermark, ZoneOffset.UTC);
    }

    private void keep(LocalDate day, Draw draw) {
        boolean isNew = draw.suspected() + draw.others() > 0
                && store.run(DAY, Tuple.of(day, draw.suspected(), draw.others()))
                                .rowCount()
                        == 1;
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

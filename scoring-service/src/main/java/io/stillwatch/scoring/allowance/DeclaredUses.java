package io.stillwatch.scoring.allowance;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Declared uses as they are written down. */
@ApplicationScoped
class DeclaredUses {

    private static final String ADD =
            "insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by)"
                    + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning *";
    private static final String OVER = "select 1 from verdict_tick where watermark >= $1";

    /** What has ended by itself stands in nobody's way. */
    private static final String RETIRE = "update allowance set ended_by = $2, ended_at = now() where account = $1"
            + " and ended_at is null and until_at <= (select watermark from verdict_tick)";

    private static final String END =
            "update allowance set ended_by = $2, ended_at = now()" + " where id = $1 and ended_at is null returning *";
    private static final String PAGE = "select * from allowance where id > $1 order by id limit $2";

    private final Pool pool;

    DeclaredUses(Pool pool) {
        this.pool = pool;
    }

    Uni<AllowanceView> declare(AllowanceRequest.Checked use, String by) {
        return pool.withTransaction(store -> store.preparedQuery(OVER)
                .execute(Tuple.of(utc(use)))
                .invoke(DeclaredUses::insistOnTimeLeft)
                .chain(() -> store.preparedQuery(RETIRE).execute(Tuple.of(use.account(), by)))
                .chain(() -> store.preparedQuery(ADD).execute(values(use, by)))
                .map(DeclaredUses::added));
    }

    private static void insistOnTimeLeft(RowSet<Row> over) {
        if (over.size() > 0) {
            throw AllowanceRequest.refused("'until' has passed in event time");
        }
    }

    private static Tuple values(AllowanceRequest.Checked use, String by) {
        return Tuple.tuple()
                .addString(use.account())
                .addString(use.purpose())
                .addString(use.sponsor())
                .addInteger(use.dailyCalls())
                .addOffsetDateTime(utc(use))
                .addString(use.reason())
                .addString(by);
    }

    private static OffsetDateTime utc(AllowanceRequest.Checked use) {
        return use.until().atOffset(ZoneOffset.UTC);
    }

    private static AllowanceView added(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Problem.of("allowance-stands", 409, "The account has one", "End that one first.")
                    .asException();
        }
        return AllowanceView.of(rows.iterator().next());
    }

    Uni<AllowanceView> end(long id, String by) {
        return pool.preparedQuery(END).execute(Tuple.of(id, by)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.of("no-such-allowance", 404, "There is no such allowance, or it has ended", null)
                        .asException();
            }
            return AllowanceView.of(rows.iterator().next());
        });
    }

    Uni<AllowanceList> page(PageRequest page) {
        long behind = page.behind(Cursor.at(0)).number(0);
        return pool.preparedQuery(PAGE).execute(Tuple.of(behind, page.rows())).map(rows -> {
            List<Row> all = new ArrayList<>();
            rows.forEach(all::add);
            Page<AllowanceView> views =
                    page.of(all, row -> Cursor.at(row.getLong("id"))).map(AllowanceView::of);
            return new AllowanceList(views.items(), views.next());
        });
    }
}

package io.stillwatch.scoring.backtest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.stillwatch.scoring.policy.Trials;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Storable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replays as they are asked for and looked at; {@link BacktestWorker} runs them. */
@ApplicationScoped
class Backtests implements Trials {

    /** By the clock and not by the transaction: a fit runs before what is replayed with it. */
    private static final String ADD =
            "insert into backtest (id, kind, policy, baseline, from_time, to_time, state, requested_by, requested_at)"
                    + " values ($1, $2, $3, $4, $5, $6, 'queued', $7, clock_timestamp()) returning *";

    private static final String WAITS =
            "select from backtest where kind = 'comparison' and policy = $1 and baseline = $2 and state = 'queued'"
                    + " and from_time is null and to_time is null limit 1";

    private static final String PAGE = "select * from backtest where id > $1 order by id limit $2";
    /** Whoever approves has to be able to see all that it would change: part of the time, no tick, or an engine that judges otherwise shows something else, and so do what is not in force any more and time that has passed since. */
    private static final String DONE =
            "select 1 from backtest where kind = 'comparison' and policy = $1 and baseline = $2 and state = 'done'"
                    + " and engine = $3 and from_time is null and to_time is null and (report::json ->> 'ticks')::bigint > 0"
                    + " and report::json #>> '{comparedWith,policy}' = $4 and report::json #>> '{comparedWith,baseline}' = $5"
                    + " and (report::json ->> 'lastTick')::bigint >= (select tick from verdict_tick) - $6 limit 1";

    /** A day: what has come since a trial is not in it. */
    private static final long TRIED_FOR_TICKS = 24;

    private static final TypeReference<Report> REPORT = new TypeReference<>() {};

    private final Pool pool;
    private final JsonText json;

    Backtests(Pool pool, JsonText json) {
        this.pool = pool;
        this.json = json;
    }

    @Override
    public Uni<Void> ask(String policy, String baseline, String by) {
        return pool.preparedQuery(WAITS)
                .execute(Tuple.of(policy, baseline))
                .chain(waiting -> waiting.size() > 0
                        ? Uni.createFrom().voidItem()
                        : compare(policy, baseline, BacktestRequest.OF_NOTHING, by)
                                .replaceWithVoid());
    }

    @Override
    public Uni<Void> fit(SqlConnection transaction, String policy, String version, String by) {
        return add(transaction, "fit", policy, version, BacktestRequest.OF_NOTHING, by)
                .chain(() -> add(transaction, "comparison", policy, version, BacktestRequest.OF_NOTHING, by))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> isDone(InForce candidate, InForce now) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(
                        candidate.policy(),
                        candidate.baseline(),
                        Engine.VERSION,
                        now.policy(),
                        now.baseline(),
                        TRIED_FOR_TICKS))
                .map(rows -> rows.size() == 1);
    }

    Uni<BacktestView> compare(String policy, String baseline, BacktestRequest period, String by) {
        return add(pool, "comparison", policy, baseline, period, by);
    }

    Uni<BacktestView> one(String id) {
        return pool.preparedQuery("select * from backtest where id = $1")
                .execute(Tuple.of(Storable.is(id) ? id : ""))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of("no-such-backtest", 404, "There is no such backtest", null)
                                .asException();
                    }
                    return view(rows.iterator().next(), true);
                });
    }

    Uni<BacktestList> page(PageRequest page) {
        String behind = page.behind(Cursor.at("")).key(0);
        return pool.preparedQuery(PAGE).execute(Tuple.of(behind, page.rows())).map(rows -> {
            List<Row> all = new ArrayList<>();
            rows.forEach(all::add);
            Page<BacktestView> views =
                    page.of(all, row -> Cursor.at(row.getString("id"))).map(row -> view(row, false));
            return new BacktestList(views.items(), views.next());
        });
    }

    private Uni<BacktestView> add(
            SqlClient store, String kind, String policy, String baseline, BacktestRequest period, String by) {
        Tuple values = Tuple.tuple()
                .addString("bt_" + UUID.randomUUID())
                .addString(kind)
                .addString(policy)
                .addString(baseline)
                .addOffsetDateTime(utc(period.from()))
                .addOffsetDateTime(utc(period.to()))
                .addString(by);
        return store.preparedQuery(ADD)
                .execute(values)
                .map(rows -> view(rows.iterator().next(), false));
    }

    private BacktestView view(Row row, boolean whole) {
        String report = row.getString("report");
        return new BacktestView(
                row.getString("id"),
                row.getString("kind"),
                row.getString("state"),
                row.getDouble("progress"),
                row.getString("policy"),
                row.getString("baseline"),
                instant(row.getOffsetDateTime("from_time")),
                instant(row.getOffsetDateTime("to_time")),
                row.getString("requested_by"),
                row.getOffsetDateTime("requested_at").toInstant(),
                whole && report != null ? json.read(report, REPORT) : null,
                row.getString("failure"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}

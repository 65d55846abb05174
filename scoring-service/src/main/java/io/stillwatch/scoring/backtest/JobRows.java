package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of backtests, as the worker reads and writes them. */
final class JobRows {

    /** One that was running belongs to an instance that is gone: it begins anew. */
    private static final String NEXT =
            "update backtest set state = 'running', progress = 0, attempts = attempts + 1 where id ="
                    + " (select id from backtest where state in ('queued', 'running') order by requested_at, id limit 1) returning *";

    /** The last ruling on the campaign counts, and may have taken back the decision; one that clears a member leaves it as it is. */
    private static final String DECISIONS = "select campaign, kind from"
            + " (select distinct on (campaign) campaign, kind from ruling"
            + " where tick <= $1 and kind <> 'CLEARED' order by campaign, id desc) as last"
            + " where kind in ('CONFIRMED', 'DISMISSED')";

    private static final String DECIDED = "select campaign, account, end_user from campaign_member"
            + " where campaign in (select campaign from ruling where tick <= $1)";

    /** Whoever asks from then on finds the report, and erases it. */
    private static final String ERASED =
            "select array(select unnest(erased) union select account from erasure) as erased"
                    + " from backtest where id = $1 for update";

    private static final String KEEP =
            "insert into baseline (version, properties, state, reason, author) values ($1, $2, 'candidate', $3, $4)"
                    + " on conflict do nothing";

    private final StoreConnection store;

    JobRows(StoreConnection store) {
        this.store = store;
    }

    Optional<Job> next() {
        for (Row row : store.run(NEXT)) {
            return Optional.of(new Job(
                    row.getString("id"),
                    row.getString("kind").equals("fit"),
                    row.getString("policy"),
                    row.getString("baseline"),
                    instant(row.getOffsetDateTime("from_time"), Instant.MIN),
                    instant(row.getOffsetDateTime("to_time"), Instant.MAX),
                    row.getString("requested_by"),
                    row.getInteger("attempts")));
        }
        return Optional.empty();
    }

    /**
     * How far live work is.
     *
     * @param digest over all verdicts up to the tick
     */
    record Live(long tick, String digest) {}

    Live live() {
        Row row = store.run("select tick, digest from verdict_tick").iterator().next();
        return new Live(row.getLong("tick"), row.getString("digest"));
    }

    /** By campaign, those that stand. */
    SortedMap<String, String> decisions(long lastTick) {
        SortedMap<String, String> decisions = new TreeMap<>();
        for (Row row : store.run(DECISIONS, Tuple.of(lastTick))) {
            decisions.put(
                    row.getString("campaign"), row.getString("kind").equals("CONFIRMED") ? "confirmed" : "dismissed");
        }
        return decisions;
    }

    /** Those decided about, with the members that are kept of them, by id. */
    SortedMap<String, CampaignCourse> decided(long lastTick) {
        Map<String, Set<Principal>> members = new HashMap<>();
        for (Row row : store.run(DECIDED, Tuple.of(lastTick))) {
            String endUser = row.getString("end_user");
            members.computeIfAbsent(row.getString("campaign"), _ -> new HashSet<>())
                    .add(new Principal(row.getString("account"), endUser.isEmpty() ? null : endUser));
        }
        SortedMap<String, CampaignCourse> decided = new TreeMap<>();
        members.forEach((id, all) -> decided.put(id, CampaignCourse.kept(id, all)));
        return decided;
    }

    /** Taking it up this time does not count. */
    void giveBack(String id) {
        store.run("update backtest set attempts = attempts - 1 where id = $1", Tuple.of(id));
    }

    void progress(String id, double part) {
        store.run("update backtest set progress = $2 where id = $1", Tuple.of(id, part));
    }

    void done(String id) {
        store.run("update backtest set state = 'done', progress = 1, erased = '{}' where id = $1", Tuple.of(id));
    }

    /**
     * The same with a report.
     *
     * @param report that doesn't name these accounts, whose erasure was asked for meanwhile
     */
    void done(String id, Function<Set<String>, String> report) {
        store.transaction(() -> {
            Set<String> erased =
                    Set.of(store.run(ERASED, Tuple.of(id)).iterator().next().getArrayOfStrings("erased"));
            store.run(
                    "update backtest set report = $2, engine = $3 where id = $1",
                    Tuple.of(id, report.apply(erased), Engine.VERSION));
            done(id);
        });
    }

    void failed(String id, String reason) {
        store.run(
                "update backtest set state = 'failed', failure = $2, erased = '{}' where id = $1",
                Tuple.of(id, reason));
    }

    /**
     * The same with a baseline that was fitted.
     *
     * @throws IllegalStateException if there is one of that version by now
     */
    void done(Job job, Baseline baseline, String provenance) {
        store.transaction(() -> {
            Tuple values = Tuple.of(job.baseline(), baseline.properties(provenance), provenance, job.by());
            if (store.run(KEEP, values).rowCount() != 1) {
                throw new IllegalStateException("There is a baseline " + job.baseline() + " already");
            }
            done(job.id());
        });
    }

    private static Instant instant(@Nullable OffsetDateTime time, Instant otherwise) {
        return time == null ? otherwise : time.toInstant();
    }
}

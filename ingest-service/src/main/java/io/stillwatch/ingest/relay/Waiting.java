package io.stillwatch.ingest.relay;

import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Opened;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stored records that were not published yet, in store order. Where many wait, the next are read while those before are being published. */
final class Waiting {
    static final int BATCH = 2_000;

    /**
     * A stored record as it is published.
     *
     * @param trace that its request belongs to, if that is recorded
     */
    record Stored(
            boolean isFact,
            String id,
            Instant time,
            Opened opened,
            Place place,
            @Nullable String trace) {
        String account() {
            return opened.account();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A transaction below the horizon has ended, and none that ends later can have a smaller id: nothing slips in behind. */
    private static final String AFTER = """
            where (xid, seq) > ($1::text::xid8, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())
            order by xid, seq limit $3\
            """;

    private static final String NEXT = """
            select is_fact, id, account, time, body, waiting.xid::text as transaction, seq, parent from (
                select * from (
                    (select false as is_fact, id, account, time, body, xid, seq from interactions %1$s)
                    union all
                    (select true as is_fact, id, account, time, body, xid, seq from account_facts %1$s)
                ) as either
                order by either.xid, either.seq limit $3
            ) as waiting left join traces on traces.xid = waiting.xid
            order by waiting.xid, seq
            """.formatted(AFTER);

    /** Also what an open transaction, of any database of the cluster, keeps above the horizon. */
    private static final String ANY = """
            select exists (select from interactions %1$s) or exists (select from account_facts %1$s)
            """.formatted("where (xid, seq) > ($1::text::xid8, $2)");

    private static final Ahead NOTHING =
            new Ahead(new Place("", -1), Uni.createFrom().nothing());

    private final SqlConnection database;
    private final DayKeys keys;
    private Ahead ahead = NOTHING;

    Waiting(SqlConnection database, DayKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    List<Stored> after(Place place) {
        Ahead asked = ahead.from().equals(place) ? ahead : ask(place);
        List<Stored> stored = new ArrayList<>(BATCH);
        asked.rows().await().atMost(PATIENCE).forEach(row -> stored.add(stored(row)));
        ahead = stored.size() < BATCH ? NOTHING : ask(stored.getLast().place());
        return stored;
    }

    /** Whether anything is stored behind that place, though it may not be published yet. */
    boolean holdsAny(Place place) {
        return database.preparedQuery(ANY)
                .execute(Tuple.of(place.transaction(), place.seq()))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getBoolean(0);
    }

    /** Of transactions that are published whole; none costs nothing. */
    void forgetTraces(List<Stored> published) {
        if (published.stream().anyMatch(stored -> stored.trace() != null)) {
            database.preparedQuery("delete from traces where xid < $1::text::xid8")
                    .execute(Tuple.of(published.getLast().place().transaction()))
                    .await()
                    .atMost(PATIENCE);
        }
    }

    /** What was asked for already. */
    private record Ahead(Place from, Uni<RowSet<Row>> rows) {}

    private Ahead ask(Place from) {
        Uni<RowSet<Row>> rows = database.preparedQuery(NEXT)
                .execute(Tuple.of(from.transaction(), from.seq(), BATCH))
                .memoize()
                .indefinitely();
        rows.subscribe().with(came -> {}, failed -> {});
        return new Ahead(from, rows);
    }

    /** No row is passed over: without its key the relay stops, and says so, until the key is back or the day is given up. */
    private Stored stored(Row row) {
        String id = row.getString("id");
        Instant time = row.getOffsetDateTime("time").toInstant();
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        byte[] body = row.getBuffer("body").getBytes();
        Opened opened = Opened.of(day, id, row.getString("account"), body, keys);
        Place place = new Place(row.getString("transaction"), row.getLong("seq"));
        return new Stored(row.getBoolean("is_fact"), id, time, opened, place, row.getString("parent"));
    }
}

package io.stillwatch.ingest.relay;

import io.stillwatch.ingest.sequence.Sequence;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Where the relay stands.
 *
 * @param place of the last published record
 * @param sequence behind it
 * @param markerDue the last tick was closed by a pause and its markers may not have been sent
 */
record Bookmark(Place place, Sequence sequence, boolean markerDue) {
    private static final Bookmark START = new Bookmark(new Place("0", 0), Sequence.START, false);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SAVE = """
            insert into relay (xid, seq, position, closed, top, highest, drift, watermark, marker_due, behind)
            values ($1::text::xid8, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (singleton) do update set xid = excluded.xid, seq = excluded.seq, position = excluded.position,
                closed = excluded.closed, top = excluded.top, highest = excluded.highest, drift = excluded.drift,
                watermark = excluded.watermark, marker_due = excluded.marker_due, behind = excluded.behind
            """;

    static Bookmark load(SqlConnection database) {
        RowSet<Row> rows = database.query("select *, xid::text as transaction from relay")
                .execute()
                .await()
                .atMost(PATIENCE);
        return rows.size() == 0 ? START : of(rows.iterator().next());
    }

    void save(SqlConnection database) {
        database.preparedQuery(SAVE)
                .execute(Tuple.tuple()
                        .addString(place.transaction())
                        .addLong(place.seq())
                        .addLong(sequence.position())
                        .addLong(sequence.closed())
                        .addLong(sequence.top())
                        .addOffsetDateTime(utc(sequence.highest()))
                        .addLong(sequence.drift())
                        .addOffsetDateTime(utc(sequence.watermark()))
                        .addBoolean(markerDue)
                        .addLong(sequence.behind()))
                .await()
                .atMost(PATIENCE);
    }

    Bookmark paused(Sequence closed) {
        return new Bookmark(place, closed, true);
    }

    Bookmark announced() {
        return new Bookmark(place, sequence, false);
    }

    private static Bookmark of(Row row) {
        Sequence sequence = new Sequence(
                row.getLong("position"),
                row.getLong("closed"),
                row.getLong("top"),
                row.getOffsetDateTime("highest").toInstant(),
                row.getLong("drift"),
                row.getOffsetDateTime("watermark").toInstant(),
                row.getLong("behind"));
        return new Bookmark(
                new Place(row.getString("transaction"), row.getLong("seq")), sequence, row.getBoolean("marker_due"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package io.stillwatch.eventsourcing.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Patience;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who looked at whom, in a table {@code readings} that the service's role can only add to. An account stands in a column of its own as well, so
 * that an erasure finds it.
 */
public final class ReadingLog {

    private static final String READ = "read";

    private static final String NOTE = """
            insert into readings (reader, roles, action, account, resource)
            select $1, $2, $3, account, resource from unnest($4::text[], $5::text[]) as looks (account, resource)""";

    /** Below the oldest open transaction nothing can appear any more, so reading on by place passes nothing by. */
    private static final String PAGE = """
            select number, written::text as written, read_at, reader, roles, action, resource from readings
            where (written, number) > ($1::text::xid8, $2) and written < pg_snapshot_xmin(pg_current_snapshot())
            order by readings.written, number limit $3""";

    private final Pool pool;
    private final Duration patience;

    /** A log that gives the store this long to write something down, or to answer; then 503. */
    public ReadingLog(Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /**
     * What was looked at.
     *
     * @param account whose it is; null where it is about several, or about one that no store can hold
     * @param resource a path, with a query if it names the account, whose parts are {@link #encoded}
     */
    public record Look(@Nullable String account, String resource) {}

    /** Keeps that somebody is about to be shown something. What they see waits for it. */
    public Uni<Void> read(Reader who, List<Look> looks) {
        return Patience.with(
                pool.preparedQuery(NOTE)
                        .execute(Tuple.of(
                                who.name(),
                                who.roles(),
                                READ,
                                looks.stream().map(Look::account).toArray(String[]::new),
                                looks.stream().map(Look::resource).toArray(String[]::new)))
                        .replaceWithVoid(),
                patience);
    }

    /** Some of it, oldest first. */
    public Uni<AuditPage> page(PageRequest page) {
        Cursor after = page.behind(AuditPage.BEGINNING);
        return Patience.with(
                        pool.preparedQuery(PAGE)
                                .execute(Tuple.of(Long.toString(after.number(0)), after.number(1), page.size())),
                        patience)
                .map(rows -> AuditPage.of(rows.stream().toList(), after, ReadingLog::item, ReadingLog::place));
    }

    /** A name as a part of a path or query. */
    public static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    private static AuditItem item(Row row) {
        return AuditItem.of(
                row.getLong("number"),
                row.getOffsetDateTime("read_at").toInstant(),
                row.getString("reader"),
                row.getString("roles"),
                row.getString("action"),
                row.getString("resource"));
    }

    private static Cursor place(Row row) {
        return Cursor.at(row.getString("written"), row.getLong("number"));
    }
}

package io.stillwatch.cases.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads the feed from the database. */
@ApplicationScoped
class FeedReader {

    private static final String HEAD = "select coalesce(max(position), 0) as position from feed";
    private static final String BEHIND = "select position, type, case_id, event from feed where position > $1";

    private final Pool pool;

    FeedReader(Pool pool) {
        this.pool = pool;
    }

    /** The last position there is, 0 if the feed is empty. */
    Uni<Long> head() {
        return pool.query(HEAD).execute().map(rows -> rows.iterator().next().getLong("position"));
    }

    /** The next events that the filter takes, in order. */
    Uni<List<FeedEvent>> behind(long position, FeedFilter filter, int atMost) {
        var given = new ArrayList<Object>(List.of(position, atMost));
        String sql = BEHIND;
        if (!filter.types().isEmpty()) {
            given.add(filter.types().toArray(String[]::new));
            sql += " and type = any($%d)".formatted(given.size());
        }
        if (filter.caseId() != null) {
            given.add(filter.caseId());
            sql += " and case_id = $%d".formatted(given.size());
        }
        return pool.preparedQuery(sql + " order by position limit $2")
                .execute(Tuple.from(given))
                .map(FeedReader::events);
    }

    private static List<FeedEvent> events(RowSet<Row> rows) {
        return rows.stream().map(FeedEvent::of).toList();
    }
}

package io.stillwatch.ingest.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;

/** Up to where everything had been published when it was asked, and the days that had a partition then: nothing comes in below that place. */
record Published(String transaction, long seq, List<LocalDate> days) {
    private static final String NOW = """
            select coalesce(max(xid), '0')::text as xid, coalesce(max(seq), 0) as seq, array(
                select to_date(right(relname, 8), 'YYYYMMDD') from pg_inherits join pg_class on pg_class.oid = inhrelid
                where inhparent = 'interactions'::regclass order by relname
            ) as days
            from relay
            """;

    private static final String TAKEN_OUT = """
            select exists (
                select from pg_class left join pg_inherits on inhrelid = pg_class.oid
                where relnamespace = 'public'::regnamespace and relkind = 'r' and relname ~ '^interactions_[0-9]{8}$'
                    and (inhparent is null or inhdetachpending)
            )
            """;

    static Uni<Published> now(Pool pool) {
        return pool.query(NOW).execute().map(rows -> of(rows.iterator().next()));
    }

    /** Whether a purge has taken a day out and not dropped it yet: what was looked for in there was not seen. */
    static Uni<Boolean> lacksADay(Pool pool) {
        return pool.query(TAKEN_OUT)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Published of(Row row) {
        return new Published(row.getString("xid"), row.getLong("seq"), List.of(row.getArrayOfLocalDates("days")));
    }
}

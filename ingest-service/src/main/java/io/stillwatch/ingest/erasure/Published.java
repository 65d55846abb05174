package io.stillwatch.ingest.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Up to where everything had been published when it was asked: nothing comes in below that place.
 *
 * @param days that had a partition then
 * @param checks of the keys that days began with, where it is known
 */
record Published(String transaction, long seq, List<LocalDate> days, Map<LocalDate, Optional<UUID>> checks) {
    private static final String NOW = """
            select coalesce(max(xid), '0')::text as xid, coalesce(max(seq), 0) as seq, array(
                select to_date(right(relname, 8), 'YYYYMMDD') from pg_inherits join pg_class on pg_class.oid = inhrelid
                where inhparent = 'interactions'::regclass order by relname
            ) as days, array(select day from day_keys order by day) as keyed, array(select checked::text from day_keys order by day) as checks
            from relay
            """;

    private static final String TAKEN_OUT = """
            select exists (
                select from pg_class left join pg_inherits on inhrelid = pg_class.oid
                where relnamespace = 'public'::regnamespace and relkind = 'r' and relname ~ '^interactions_[0-9]{8}$'
                    and (inhparent is null or inhdetachpending)
            )
            """;

    /** Of the key that a day began with, if it is known. */
    Optional<UUID> check(LocalDate day) {
        return checks.getOrDefault(day, Optional.empty());
    }

    /** Days with a partition whose rows are sealed. */
    List<LocalDate> keyedDays() {
        return days.stream().filter(checks::containsKey).toList();
    }

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
        LocalDate[] keyed = row.getArrayOfLocalDates("keyed");
        String[] checks = row.getArrayOfStrings("checks");
        Map<LocalDate, Optional<UUID>> known = new TreeMap<>();
        for (int i = 0; i < keyed.length; i++) {
            known.put(keyed[i], Optional.ofNullable(checks[i]).map(UUID::fromString));
        }
        return new Published(
                row.getString("xid"), row.getLong("seq"), List.of(row.getArrayOfLocalDates("days")), known);
    }
}

package io.stillwatch.e2e.bench.ingest;

import io.stillwatch.e2e.installation.Installation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.stream.LongStream;

/**
 * Rows as if they had been taken in and published before, a million a day, with bodies as long as real ones: nobody reads them. The service is
 * down while they are written: its relay would find and publish them.
 */
final class StoredRows {
    private static final long A_DAY = 1_000_000;
    private static final int YOUNGEST_DAY = 2;
    private static final String INSERT = """
            insert into interactions (day, id, who, time, body)
            select current_date - %1$d, '01JS-' || to_char(n, 'FM00000000') || '-0000', md5((n %% 20000)::text)::uuid,
                current_date - %1$d + n %% 86400 * interval '1 second', b.body
            from generate_series(%2$d, %3$d) n,
                (select convert_to(string_agg(md5(i::text), ''), 'UTF8') as body from generate_series(1, 25) i) b
            """;
    /** Days that are over have long been vacuumed; these would be in the middle of what is measured. */
    private static final String WITHOUT_VACUUM = """
            do $$ begin execute format('alter table %%I set (autovacuum_enabled = off)',
                'interactions_' || to_char(current_date - %d, 'YYYYMMDD')); end $$
            """;
    /** The relay goes on behind them. */
    private static final String PUBLISHED = """
            insert into relay (xid, seq, position, closed, top, highest, drift, watermark)
            values (pg_current_xact_id(), 0, %1$d, 0, 0, 'epoch', 0, 'epoch')
            on conflict (singleton) do update set xid = excluded.xid, position = excluded.position
            """;

    private final Installation installation;

    private StoredRows(Installation installation) {
        this.installation = installation;
    }

    static StoredRows in(Installation installation) {
        return new StoredRows(installation);
    }

    /** Writes so many if the folder has none yet. */
    void upTo(long rows, PrintStream progress) throws SQLException {
        if (rows == 0 || installation.number("select sum(accepted) from counters") > 0) {
            return;
        }
        installation.stopService();
        LongStream.range(0, Math.ceilDiv(rows, A_DAY)).parallel().forEach(day -> {
            write(YOUNGEST_DAY + day, day * A_DAY, Math.min((day + 1) * A_DAY, rows) - 1);
            progress.println("A day of rows is stored");
        });
        installation.run("update counters set accepted = %d where shard = 0".formatted(rows));
        installation.run(PUBLISHED.formatted(rows));
        installation.run("analyze interactions");
        installation.startService();
    }

    private void write(long day, long first, long last) {
        try {
            installation.run("select ensure_days(array[current_date - %d])".formatted(day));
            installation.run(WITHOUT_VACUUM.formatted(day));
            installation.run(INSERT.formatted(day, first, last));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

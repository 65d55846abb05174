package io.stillwatch.e2e.soak;

import io.stillwatch.e2e.ingest.Backlog;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.e2e.installation.Installation;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** What a soak of ingest-service does to it, and what it finds; each line of the report says what held. */
final class IngestTrial {
    private static final long MEMORY_LIMIT_MB = 512;
    private static final long LOOK_NANOS = 100_000_000;
    private static final long PUBLISHED_WITHIN_NANOS = Duration.ofMinutes(15).toNanos();
    private static final long PURGED_WITHIN_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int ROWS_A_DAY = 1_000;
    /** Older than any retention of the local suite, and younger than any day that may have a partition. */
    private static final int OLDEST_DAY = 1_190;

    /** In one transaction, or retention would purge the day before it has its rows. */
    private static final String OLD_DAY = """
            select ensure_days(array[current_date - %1$d]);
            insert into interactions (day, id, account, time, body)
            select current_date - %1$d, 'old-' || n, 'acct_old', current_date - %1$d, '{}'
            from generate_series(1, %2$d) n;
            update counters set accepted = accepted + %2$d where shard = 0
            """;

    private final Installation installation;
    private final IngestFlood flood;
    private final int lines;
    private final PrintStream out;

    IngestTrial(Installation installation, IngestFlood flood, int lines, PrintStream out) {
        this.installation = installation;
        this.flood = flood;
        this.lines = lines;
        this.out = out;
    }

    /** Memory stays bounded however much is sent. */
    boolean floods(int senders, Duration lasting) {
        long end = System.nanoTime() + lasting.toNanos();
        long[] most = new long[1];
        Map<String, Integer> before = flood.answers();
        flood.during(senders, () -> {
            while (System.nanoTime() < end) {
                most[0] = Math.max(most[0], CpuTime.residentMegabytes(installation.servicePid()));
                LockSupport.parkNanos(LOOK_NANOS);
            }
        });
        return report(
                most[0] < MEMORY_LIMIT_MB,
                "a flood of %d s from %d senders: at most %d MiB resident, answers %s"
                        .formatted(lasting.toSeconds(), senders, most[0], since(before)));
    }

    /** Days that are over go while traffic flows, and no request notices. */
    boolean purges(int senders, int days) throws SQLException {
        for (int day = 0; day < days; day++) {
            installation.run(OLD_DAY.formatted(OLDEST_DAY - day, ROWS_A_DAY));
        }
        Map<String, Integer> before = flood.answers();
        flood.during(senders, () -> await(PURGED_WITHIN_NANOS, "select " + days + " - count(*) from purges"));
        Map<String, Integer> answers = since(before);
        long left = installation.number(
                "select count(*) from pg_class where relname like 'interactions_20%' and relkind = 'r'"
                        + " and relname < 'interactions_' || to_char(current_date - 1100, 'YYYYMMDD')");
        return report(
                left == 0 && answers.keySet().equals(Set.of("200")),
                "%d days purged under a flood: %d tables of them left, answers %s".formatted(days, left, answers));
    }

    void kills(String whom, Runnable kill, long times, int senders, Random random) {
        Map<String, Integer> before = flood.answers();
        for (long i = 0; i < times; i++) {
            flood.during(senders, () -> {
                LockSupport.parkNanos(
                        Duration.ofMillis(random.nextInt(200, 4_000)).toNanos());
                kill.run();
            });
        }
        out.printf("     %s killed %d times in a flood: answers %s%n", whom, times, since(before));
    }

    boolean nothingIsLostOrDoubled() throws SQLException {
        await(PUBLISHED_WITHIN_NANOS, Backlog.SQL);
        BitSet expected = Kept.expected(flood.acknowledged(), lines);
        Kept stored = Kept.stored(installation, lines);
        Kept published = Kept.published(installation, lines);
        boolean storedOnce = report(
                stored.found().equals(expected) && stored.copies() == 0,
                "%,d acknowledged, %,d stored, %,d of them twice"
                        .formatted(expected.cardinality(), stored.found().cardinality(), stored.copies()));
        boolean allPublished = report(
                published.found().equals(expected),
                "%,d published, %,d sent again with the same id"
                        .formatted(published.found().cardinality(), published.copies()));
        return storedOnce && allPublished;
    }

    private void await(long nanos, String countsDown) {
        long deadline = System.nanoTime() + nanos;
        while (count(countsDown) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private long count(String query) {
        try {
            return installation.number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Integer> since(Map<String, Integer> before) {
        var since = new TreeMap<>(flood.answers());
        before.forEach((answer, times) -> since.merge(answer, -times, Integer::sum));
        since.values().removeIf(times -> times == 0);
        return since;
    }

    private boolean report(boolean held, String what) {
        out.println((held ? "ok   " : "FAIL ") + what);
        return held;
    }
}

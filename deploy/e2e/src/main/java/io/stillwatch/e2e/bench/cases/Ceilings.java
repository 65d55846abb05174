package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.bench.Latencies;
import io.stillwatch.e2e.installation.Installation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What the same PostgreSQL does for plain JDBC: one row a transaction, or one row by its key, on as many connections as there are clients. */
final class Ceilings {

    private interface Work {
        void once(PreparedStatement statement) throws SQLException;
    }

    private final Installation installation;
    private final int connections;
    private final int cases;

    Ceilings(Installation installation, int connections, int cases) {
        this.installation = installation;
        this.connections = connections;
        this.cases = cases;
    }

    /** Rows like those of the event log, each committed. */
    HttpLoad.Outcome inserts(Duration span) throws SQLException, InterruptedException {
        installation.run("create table if not exists ceiling (like event_log including all)");
        return run(
                span,
                "insert into ceiling (stream, sequence, type, body, recorded_at) values (?, ?, 'note-added', ?, now())",
                statement -> {
                    ThreadLocalRandom random = ThreadLocalRandom.current();
                    statement.setString(1, Seeding.id(random.nextInt(cases)));
                    statement.setLong(2, random.nextLong(1, Long.MAX_VALUE));
                    statement.setString(3, "{\"text\":\"" + "x".repeat(100) + "\",\"by\":\"ana\"}");
                    statement.executeUpdate();
                });
    }

    /** Rows of the queue by their key. */
    HttpLoad.Outcome selects(Duration span) throws SQLException, InterruptedException {
        return run(span, "select * from cases where id = ?", statement -> {
            statement.setString(1, Seeding.id(ThreadLocalRandom.current().nextInt(1, cases)));
            try (var rows = statement.executeQuery()) {
                rows.next();
            }
        });
    }

    private HttpLoad.Outcome run(Duration span, String sql, Work work) throws InterruptedException {
        var latencies = new Latencies();
        long begun = System.nanoTime();
        long end = begun + span.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> work(sql, work, end, latencies)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new HttpLoad.Outcome(latencies.count() / ((System.nanoTime() - begun) / 1e9), latencies, 0);
    }

    private void work(String sql, Work work, long end, Latencies latencies) {
        try (Connection connection = installation.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            while (System.nanoTime() < end) {
                long begun = System.nanoTime();
                work.once(statement);
                latencies.add(System.nanoTime() - begun);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

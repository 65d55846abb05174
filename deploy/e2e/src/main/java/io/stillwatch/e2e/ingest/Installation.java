package io.stillwatch.e2e.ingest;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** ingest-service as it is shipped, alone, on a PostgreSQL and a Kafka of its own, in a temporary folder. */
public final class Installation implements AutoCloseable {
    /** Counts what is accepted and not yet published. */
    public static final String WAITING =
            "select (select sum(accepted) from counters) - coalesce((select position from relay), 0)";

    private static final long CHUNK = 500_000;

    private final Suite suite;

    private Installation(Suite suite) {
        this.suite = suite;
    }

    public static Installation start() throws IOException {
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        Suite suite = Suite.on(project, Files.createTempDirectory("stillwatch-bench"), 0);
        var installation = new Installation(suite);
        try {
            suite.start(System.err::println, Set.of(Service.INGEST));
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    public URI url() {
        return suite.service(Service.INGEST).url();
    }

    public String token() {
        return suite.tokens().mint("bench", "ingester", "operator");
    }

    public String broker() {
        return suite.servers().kafka().bootstrapServers();
    }

    public DatabaseAccess database() {
        return suite.servers().postgres().database(Service.INGEST.database());
    }

    public CpuTime cpu() {
        return CpuTime.now(servicePid(), databasePid(), brokerPid());
    }

    public long servicePid() {
        return suite.service(Service.INGEST).pid();
    }

    public long brokerPid() {
        return suite.servers().kafka().pid();
    }

    public long databasePid() {
        try {
            return Long.parseLong(Files.readAllLines(suite.data().resolve("postgres/data/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}, and up again until it is ready. */
    public void killService() {
        suite.service(Service.INGEST).kill();
        suite.service(Service.INGEST).restart();
        suite.service(Service.INGEST).awaitReady();
    }

    /** {@code kill -9} of the broker, and up again. */
    public void killBroker() {
        suite.servers().kafka().kill();
        suite.servers().kafka().restart();
    }

    /** {@code kill -9} of all processes of the database, and up again. */
    public void killDatabase() {
        suite.servers().postgres().kill();
        suite.servers().postgres().restart();
    }

    /** Accepted and not yet published. */
    public long waiting() throws SQLException {
        return number(WAITING);
    }

    /** Writes rows as if they had been taken in and published before, a million a day. */
    public void store(long rows) throws SQLException {
        for (long first = 0; first < rows; first += CHUNK) {
            long day = 2 + first / 1_000_000;
            run("select ensure_days(array[current_date - %d])".formatted((int) day));
            run("""
                    insert into interactions (day, id, account, time, body)
                    select current_date - %1$d, '01JS-' || n, 'acct_' || n %% 20000, current_date - %1$d, b.body
                    from generate_series(%2$d, %3$d) n,
                        (select convert_to(string_agg(md5(i::text), ''), 'UTF8') body from generate_series(1, 20) i) b
                    """.formatted((int) day, first, Math.min(first + CHUNK, rows) - 1));
        }
        run("update counters set accepted = accepted + %d where shard = 0".formatted(rows));
        run("""
                insert into relay (xid, seq, position, closed, top, highest, drift, watermark)
                values (pg_current_xact_id(), 0, %d, 0, 0, 'epoch', 0, 'epoch')
                on conflict (singleton) do update set xid = excluded.xid, position = excluded.position
                """.formatted(rows));
        run("vacuum analyze interactions");
    }

    /** A statement as the owner. */
    public void run(String statement) throws SQLException {
        try (Connection connection = database().connect(database().owner());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** The number that a query finds. */
    public long number(String query) throws SQLException {
        try (Connection connection = database().connect(database().owner());
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Override
    public void close() {
        suite.close();
        try (Stream<Path> files = Files.walk(suite.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.stillwatch.e2e.bench.cases;

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
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** case-service as it is shipped, alone, on a PostgreSQL and a Kafka of its own, in a temporary folder. */
public final class Installation implements AutoCloseable {

    private final Suite suite;

    private Installation(Suite suite) {
        this.suite = suite;
    }

    public static Installation start() throws IOException {
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        var installation = new Installation(Suite.on(project, Files.createTempDirectory("stillwatch-bench"), 0));
        try {
            installation.suite.start(System.err::println, Set.of(Service.CASE));
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    public URI url() {
        return suite.service(Service.CASE).url();
    }

    public String token(String... roles) {
        return tokenOf("bench", roles);
    }

    public String tokenOf(String subject, String... roles) {
        return suite.tokens().mint(subject, Duration.ofHours(2), roles);
    }

    public String broker() {
        return suite.servers().kafka().bootstrapServers();
    }

    /** {@code kill -9}, and up again until it is ready. */
    public void kill() {
        suite.service(Service.CASE).kill();
        suite.service(Service.CASE).restart();
        suite.service(Service.CASE).awaitReady();
    }

    /** CPU time of the service so far. */
    Duration serviceCpu() {
        return cpu(suite.service(Service.CASE).pid());
    }

    /** CPU time of the PostgreSQL processes that are there now. */
    Duration databaseCpu() {
        try {
            return cpu(Long.parseLong(Files.readAllLines(suite.data().resolve("postgres/data/postmaster.pid"))
                    .getFirst()
                    .strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Connection connect() throws SQLException {
        DatabaseAccess database = suite.servers().postgres().database(Service.CASE.database());
        return database.connect(database.owner());
    }

    public void run(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    public long number(String query) throws SQLException {
        try (Connection connection = connect();
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

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}

package io.stillwatch.e2e.installation;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.Service;
import io.stillwatch.local.ServiceProcess;
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
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One service as it is shipped, alone, on a PostgreSQL and a Kafka of its own. */
public final class Installation implements AutoCloseable {
    private static final Duration TOKENS_LAST = Duration.ofHours(2);

    private final Service service;
    private final Suite suite;

    private Installation(Service service, Suite suite) {
        this.service = service;
        this.suite = suite;
    }

    /** In a folder that goes with it. */
    public static Installation of(Service service) {
        return start(service, Suite.onTemporaryFolder(project(), "bench", 0));
    }

    /** In a folder that stays, and may be there already. */
    public static Installation keptIn(Path folder, Service service) {
        return start(service, Suite.on(project(), folder.toAbsolutePath(), 0));
    }

    private static Path project() {
        return Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
    }

    private static Installation start(Service service, Suite suite) {
        var installation = new Installation(service, suite);
        try {
            installation.suite.start(System.err::println, Set.of(service));
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    public URI url() {
        return process().url();
    }

    public String token(String... roles) {
        return tokenOf("bench", roles);
    }

    public String tokenOf(String subject, String... roles) {
        return suite.tokens().mint(subject, TOKENS_LAST, roles);
    }

    public String broker() {
        return suite.servers().kafka().bootstrapServers();
    }

    public DatabaseAccess database() {
        return suite.servers().postgres().database(service.database());
    }

    /** As the owner. */
    public Connection connect() throws SQLException {
        return database().connect(database().owner());
    }

    /** A statement as the owner. */
    public void run(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** The number that a query finds. */
    public long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    public long servicePid() {
        return process().pid();
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

    /** CPU time of the service so far. */
    public Duration serviceCpu() {
        return cpu(servicePid());
    }

    /** CPU time of the PostgreSQL processes that are there now. */
    public Duration databaseCpu() {
        return cpu(databasePid());
    }

    /** {@code kill -9} of the service, and up again until it is ready. */
    public void kill() {
        process().kill();
        startService();
    }

    public void stopService() {
        process().close();
    }

    public void startService() {
        process().restart();
        process().awaitReady();
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

    @Override
    public void close() {
        suite.close();
    }

    public ServiceProcess process() {
        return suite.service(service);
    }

    /** A second one beside the first, on the same servers, not started yet; whoever asks for it stops it. */
    public ServiceProcess another(UnaryOperator<Map<String, String>> settings) {
        return suite.another(service, settings, "");
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}

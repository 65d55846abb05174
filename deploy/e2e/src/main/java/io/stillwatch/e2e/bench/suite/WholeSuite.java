package io.stillwatch.e2e.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.e2e.ingest.CpuTime;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.Service;
import io.stillwatch.local.ServiceProcess;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The suite as it is shipped, all of it, on a PostgreSQL and a Kafka of its own, in a temporary folder. */
public final class WholeSuite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Suite suite;
    private final Set<Service> services;

    private WholeSuite(Suite suite, Set<Service> services) {
        this.suite = suite;
        this.services = services;
    }

    /**
     * Starts it.
     *
     * @param heap of scoring-service, as the JVM takes it: {@code 1536m}
     */
    public static WholeSuite start(String heap) {
        return start(heap, UnaryOperator.identity());
    }

    /** The same with the configuration properties of each service changed. */
    public static WholeSuite start(String heap, UnaryOperator<Map<String, String>> settings) {
        return start("-Xmx" + heap, EnumSet.allOf(Service.class), settings);
    }

    /**
     * Some of its services only.
     *
     * @param options of scoring-service's JVM, blanks between
     */
    public static WholeSuite start(String options, Set<Service> services) {
        return start(options, services, UnaryOperator.identity());
    }

    private static WholeSuite start(
            String options, Set<Service> services, UnaryOperator<Map<String, String>> settings) {
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        Suite suite = Suite.onTemporaryFolder(project, "bench", 0).with(Service.SCORING, options);
        var installation = new WholeSuite(suite, services);
        try {
            suite.start(System.err::println, services, settings);
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    public URI url(Service service) {
        return suite.service(service).url();
    }

    public String token(String... roles) {
        return suite.tokens().mint("bench", Duration.ofHours(12), roles);
    }

    public ServiceProcess process(Service service) {
        return suite.service(service);
    }

    /** {@code kill -9}, and up again; returns at once. */
    public void killScoring() {
        suite.service(Service.SCORING).kill();
        suite.service(Service.SCORING).restart();
    }

    /** A second instance of scoring-service, not started yet; whoever asks for it closes it before this. */
    public ServiceProcess anotherScoring(UnaryOperator<Map<String, String>> settings, String option) {
        return suite.another(Service.SCORING, settings, option);
    }

    /** Process ids of what runs, by name. */
    Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        for (Service service : services) {
            processes.put(service.module(), pid(service));
        }
        processes.put("PostgreSQL", databasePid());
        processes.put("Kafka", suite.servers().kafka().pid());
        processes.put("simulator and senders", ProcessHandle.current().pid());
        return processes;
    }

    public long pid(Service service) {
        return suite.service(service).pid();
    }

    /** Microseconds of CPU time that each has used so far. */
    public Map<String, Double> cpu() {
        Map<String, Double> micros = new LinkedHashMap<>();
        processes().forEach((name, pid) -> micros.put(name, CpuTime.micros(pid)));
        return micros;
    }

    private long databasePid() {
        try {
            return Long.parseLong(Files.readAllLines(suite.data().resolve("postgres/data/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service says of its progress; an empty object while it does not answer. */
    public JsonNode progress(Service service) {
        try {
            return get(service, "/v1/progress");
        } catch (UncheckedIOException | IllegalStateException down) {
            return json.createObjectNode();
        }
    }

    /** True when everything accepted is published, judged, and its findings are handled. */
    public boolean isSettled() {
        var ingest = progress(Service.INGEST);
        return ingest.has("accepted")
                && ingest.path("accepted").asLong() == ingest.path("published").asLong(-1)
                && progress(Service.SCORING).path("lag").asLong(-1) == 0
                && progress(Service.CASE).path("lag").asLong(-1) == 0;
    }

    JsonNode get(Service service, String path) {
        var request = HttpRequest.newBuilder(url(service).resolve(path))
                .header("Authorization", "Bearer " + token("operator", "analyst"))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Connection connect(Service service) throws SQLException {
        return database(service).connect(database(service).owner());
    }

    public DatabaseAccess database(Service service) {
        return suite.servers().postgres().database(service.database());
    }

    /** The number that a query finds. */
    public long number(Service service, String query) throws SQLException {
        return Long.parseLong(text(service, query));
    }

    /** The text that a query finds. */
    public String text(Service service, String query) throws SQLException {
        try (Connection connection = connect(service);
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }

    public String broker() {
        return suite.servers().kafka().bootstrapServers();
    }

    @Override
    public void close() {
        suite.close();
    }
}

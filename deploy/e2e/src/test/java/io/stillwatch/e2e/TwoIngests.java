package io.stillwatch.e2e;

import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.Folders;
import io.stillwatch.local.Service;
import io.stillwatch.local.ServiceProcess;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Two instances of ingest-service as it is shipped, on one database and one broker, which both read one topic as a source. */
final class TwoIngests implements AutoCloseable {
    static final String TOPIC = "gateway";

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String WORKS = " ingest-relay works here";

    private final Suite suite;
    private final List<ServiceProcess> both;

    private TwoIngests(Suite suite) {
        this.suite = suite;
        suite.start(System.out::println, EnumSet.of(Service.INGEST), TwoIngests::reading);
        ServiceProcess second = suite.another(Service.INGEST, TwoIngests::reading, "");
        this.both = List.of(suite.service(Service.INGEST), second);
        second.restart();
        second.awaitReady();
    }

    static TwoIngests start() throws IOException {
        return new TwoIngests(Suite.on(PROJECT, Files.createTempDirectory("stillwatch-e2e"), 0));
    }

    private static Map<String, String> reading(Map<String, String> settings) {
        var more = new TreeMap<>(settings);
        more.put("stillwatch.source.interactions-topic", TOPIC);
        more.put("kafka.session.timeout.ms", "3000");
        more.put("kafka.heartbeat.interval.ms", "500");
        more.put("kafka.metadata.max.age.ms", "1000");
        more.put("quarkus.http.idle-timeout", "2s");
        return more;
    }

    String broker() {
        return suite.servers().kafka().bootstrapServers();
    }

    /** Whichever was the last to say that its relay works. */
    ServiceProcess publishing() {
        return await().atMost(PATIENCE)
                .until(
                        () -> both.stream()
                                .max(Comparator.comparing(TwoIngests::lastWork))
                                .orElseThrow(),
                        latest -> !lastWork(latest).isEmpty());
    }

    void awaitOtherPublishing(ServiceProcess than) {
        await().atMost(PATIENCE).until(() -> publishing() != than);
    }

    void awaitSaid(ServiceProcess process, String words) {
        await().atMost(PATIENCE).until(() -> lines(process).stream().anyMatch(line -> line.contains(words)));
    }

    /** Stops it where it stands, or lets it go on: {@code STOP}, {@code CONT}. */
    static void signal(ServiceProcess process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    CompletableFuture<HttpResponse<String>> erase(String account) {
        URI erasure = both.getFirst().url().resolve("/v1/accounts/" + account + "/erase");
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(erasure)
                                .version(HttpClient.Version.HTTP_1_1)
                                .header(
                                        "Authorization",
                                        "Bearer " + suite.tokens().mint("e2e", "operator"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** On which nothing is said. */
    Socket idleConnection() throws IOException {
        URI url = both.getFirst().url();
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    Connection owner() throws SQLException {
        DatabaseAccess database = suite.servers().postgres().database("ingest");
        return database.connect(database.owner());
    }

    long number(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Override
    public void close() {
        suite.close();
        Folders.delete(suite.data());
    }

    /** Lines begin with their time. */
    private static String lastWork(ServiceProcess process) {
        return lines(process).stream().filter(line -> line.contains(WORKS)).reduce("", (_, last) -> last);
    }

    private static List<String> lines(ServiceProcess process) {
        try {
            return Files.readAllLines(process.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

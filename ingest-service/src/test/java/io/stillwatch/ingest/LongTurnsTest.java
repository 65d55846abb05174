package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What keeps a connection of the pool for long leaves enough of them to what comes in. */
@IngestTest
class LongTurnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ERASURES_AT_ONCE = 2;
    /** So many of them, so long, that no buffer on the way takes them all. */
    private static final int INTERACTIONS = 7_500;

    private static final String END_OF_CHUNKS = "0\r\n\r\n";

    private static final String ACCOUNT = id() + "a".repeat(480);
    private static final Instant LAST = Lines.longAgo();
    private static final String HISTORY = "/v1/interactions?account=%s&from=%s&to=%s"
            .formatted(ACCOUNT, LAST.minus(Duration.ofHours(4)), LAST.plusSeconds(1));

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    @ConfigProperty(name = "stillwatch.histories-in-hand")
    int histories;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int pool;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @BeforeAll
    static void a_long_history_is_sent() {
        Client.whenReady()
                .interactions(IntStream.range(0, INTERACTIONS)
                        .mapToObj(i -> interaction(id() + "i".repeat(400), LAST.minusSeconds(i), ACCOUNT))
                        .collect(Collectors.joining("\n"))
                        .getBytes(UTF_8));
    }

    @Test
    void slow_readers_of_histories_keep_nobody_from_sending() throws IOException {
        List<Socket> readers = new ArrayList<>();
        try {
            List<String> beginnings = new ArrayList<>();
            for (int reader = 0; reader < pool; reader++) {
                readers.add(asking(HISTORY, "reader-" + reader));
                beginnings.add(beginning(readers.getLast()));
            }

            Client.Answer sent = client.interactions(interaction(id()));

            assertThat(sent.status()).isEqualTo(200);
            assertThat(beginnings.stream().collect(groupingBy(each -> each, counting())))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("HTTP/1.1 200 OK", (long) histories, "HTTP/1.1 429 Too Many Requests", (long)
                                    (pool - histories)));
            assertThat(client.get(HISTORY, "analyst").retryAfter()).hasValue("2");
        } finally {
            close(readers);
        }
        await().atMost(PATIENCE)
                .until(() -> client.get(HISTORY, "analyst").text().lines().count() == INTERACTIONS);
    }

    @Test
    void one_slow_reader_keeps_out_itself_and_nobody_else() throws IOException {
        List<Socket> readers = new ArrayList<>();
        try {
            List<String> beginnings = new ArrayList<>();
            for (int reading = 0; reading < histories; reading++) {
                readers.add(asking(HISTORY, "slow"));
                beginnings.add(beginning(readers.getLast()));
            }

            assertThat(beginnings).endsWith("HTTP/1.1 429 Too Many Requests");
            assertThat(client.get(HISTORY, "analyst").text().lines()).hasSize(INTERACTIONS);
        } finally {
            close(readers);
        }
    }

    @Test
    void a_reader_that_is_stuck_is_ended_and_its_place_is_another_s() throws IOException {
        List<Socket> stuck = new ArrayList<>();
        try {
            for (int reader = 0; reader < histories; reader++) {
                stuck.add(asking(HISTORY, "stuck-" + reader));
                beginning(stuck.getLast());
            }

            await().atMost(PATIENCE)
                    .until(() -> client.get(HISTORY, "analyst").text().lines().count() == INTERACTIONS);

            assertThat(rest(stuck.getFirst())).doesNotEndWith(END_OF_CHUNKS);
        } finally {
            close(stuck);
        }
    }

    private static void close(List<Socket> readers) throws IOException {
        for (Socket each : readers) {
            each.close();
        }
    }

    /** All that still comes, up to the end of the connection. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }

    @Test
    void who_erases_while_others_do_is_told_when_to_come_back() throws SQLException {
        List<CompletableFuture<Client.Answer>> erasures;
        Client.Answer refused;
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = database.connect(database.owner());
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("lock table readings in share mode");
            erasures = Stream.generate(() -> CompletableFuture.supplyAsync(this::erase, operators))
                    .limit(ERASURES_AT_ONCE)
                    .toList();
            await().atMost(PATIENCE).until(() -> waiting() == ERASURES_AT_ONCE);

            refused = erase();
            other.rollback();
        }

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).hasValue("2");
        assertThat(erasures).extracting(each -> each.join().status()).containsOnly(200);
        assertThat(erase().status()).isEqualTo(200);
    }

    private Socket asking(String path, String reader) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, SharedServers.token(reader, "analyst"))
                        .getBytes(US_ASCII));
        return socket;
    }

    private static String beginning(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
    }

    private Client.Answer erase() {
        return client.post(
                "/v1/accounts/" + id() + "/erase",
                new byte[0],
                Map.of("Authorization", "Bearer " + Client.token("operator")));
    }

    private long waiting() throws SQLException {
        try (Connection connection = database.connect(database.runtime());
                Statement sql = connection.createStatement();
                var found = sql.executeQuery("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%insert into readings%'
                        """)) {
            found.next();
            return found.getLong(1);
        }
    }
}

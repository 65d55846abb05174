package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.local.SharedServers;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Senders that begin bodies and do not end them. */
@IngestTest
class SlowSendersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PATHS = List.of("/v1/interactions", "/v1/accounts", "/v1/traces", "/v1/logs");

    private static final int MEBI = 1024 * 1024;

    /** Of which each takes nearly five MiB in the end. */
    private static final int UNPACKING = 12;

    private final Client client = Client.whenReady();

    @Inject
    Budget budget;

    @ConfigProperty(name = "stillwatch.bytes-in-hand")
    long bytesInHand;

    @ConfigProperty(name = "stillwatch.bodies-in-hand")
    int bodiesInHand;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Test
    void one_of_them_keeps_out_itself_and_nobody_else() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int body = 0; body < bodiesInHand; body++) {
                slow.add(beginning(PATHS.get(body % PATHS.size()), SharedServers.token("slow", "ingester")));
            }
            Client.Answer refused = await().atMost(PATIENCE)
                    .until(
                            () -> {
                                // One of those before may have found the place taken by what is asked here.
                                slow.add(beginning(PATHS.getFirst(), SharedServers.token("slow", "ingester")));
                                return sentBy("slow");
                            },
                            answer -> answer.status() != 200);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(sentBy("another").status()).isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void the_memory_that_one_of_them_holds_is_missing_to_itself_and_to_nobody_else() throws IOException {
        String token = SharedServers.token("unpacking", "ingester");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int body = 0; body < UNPACKING; body++) {
                slow.add(unpacking(token));
            }
            await().atMost(PATIENCE).until(() -> budget.free() < bytesInHand / 8 * 3);
            Client.Answer refused = await().atMost(PATIENCE)
                    .until(
                            () -> {
                                slow.add(beginning(PATHS.getFirst(), token));
                                return sentBy("unpacking");
                            },
                            answer -> answer.status() != 200);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(slow).hasSizeLessThan(bodiesInHand / 2);
            assertThat(sentBy("another").status()).isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void two_of_them_that_keep_all_places_give_one_of_theirs_to_who_has_none() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            await().atMost(PATIENCE).until(() -> {
                for (String sender : List.of("slow-a", "slow-b")) {
                    for (int body = 0; body < bodiesInHand / 2; body++) {
                        slow.add(beginning(PATHS.get(body % PATHS.size()), SharedServers.token(sender, "ingester")));
                    }
                }
                return sentBy("slow-a").status() == 429 && sentBy("slow-b").status() == 429;
            });

            Client.Answer taken = sentBy("another");

            assertThat(taken.status()).isEqualTo(200);
            assertThat(sentBy("another").status()).isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void four_of_them_that_hold_all_memory_give_back_what_a_fifth_needs_and_are_told_to_come_back() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int body = 0; body < 11; body++) {
                slow.add(holding("first of four", 4 * MEBI));
            }
            await().atMost(PATIENCE).until(() -> budget.free() < 20 * MEBI);
            for (int body = 0; body < 3; body++) {
                slow.add(holding("second of four", 4 * MEBI));
            }
            await().atMost(PATIENCE).until(() -> budget.free() < 7 * MEBI);
            slow.add(holding("third of four", 4 * MEBI));
            await().atMost(PATIENCE).until(() -> budget.free() < 3 * MEBI);
            slow.add(holding("fourth of four", MEBI));
            await().atMost(PATIENCE).until(() -> budget.free() < 3 * MEBI / 2);

            Client.Raw taken = client.raw("/v1/traces", twoMegabytes(), of("a fifth"));

            assertThat(taken.status()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(slow.subList(0, 11)).anyMatch(SlowSendersTest::isToldToComeBack));
            assertThat(slow.subList(11, slow.size())).noneMatch(SlowSendersTest::isAnswered);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    private static Map<String, String> of(String sender) {
        return Map.of(
                "Content-Type",
                "application/x-protobuf",
                "Authorization",
                "Bearer " + SharedServers.token(sender, "ingester"));
    }

    private static byte[] twoMegabytes() {
        String page = "x".repeat(1_000_000);
        return Spans.request(
                Spans.call("acct_1").clearAttributes().addAttributes(Spans.text("page", page)),
                Spans.call("acct_1").clearAttributes().addAttributes(Spans.text("page", page)));
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isToldToComeBack(Socket socket) {
        try {
            return isAnswered(socket)
                    && new String(socket.getInputStream().readNBytes(12), US_ASCII).equals("HTTP/1.1 429");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An export that takes so much memory, or a little more, and does not end. */
    private Socket holding(String sender, int bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        out.write("""
                POST /v1/traces HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(SharedServers.token(sender, "ingester"), bytes).getBytes(US_ASCII));
        out.write(" ".repeat(bytes / 2 + 1).getBytes(US_ASCII));
        return socket;
    }

    private Client.Answer sentBy(String sender) {
        return client.post(
                "/v1/interactions",
                interaction(id()).getBytes(UTF_8),
                Map.of(
                        "Content-Type",
                        Client.NDJSON,
                        "Authorization",
                        "Bearer " + SharedServers.token(sender, "ingester")));
    }

    @Test
    void above_their_number_everybody_is_told_to_come_back_and_the_service_stays_ready() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int sender = 0; sender < bodiesInHand; sender++) {
                slow.add(
                        beginning(PATHS.get(sender % PATHS.size()), SharedServers.token("slow-" + sender, "ingester")));
            }
            Client.Answer refused = await().atMost(PATIENCE)
                    .until(
                            () -> {
                                slow.add(beginning(PATHS.getFirst(), SharedServers.token("slow", "ingester")));
                                return client.interactions(interaction(id()));
                            },
                            answer -> answer.status() != 200);

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.retryAfter()).hasValue("2");
            assertThat(client.send("GET", "/q/health/ready", Map.of()).status()).isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
        await().atMost(PATIENCE)
                .until(() -> client.interactions(interaction(id())).status() == 200);
    }

    /** Some hundred bytes that become six megabytes of blank lines, and no end. */
    private Socket unpacking(String token) throws IOException {
        byte[] packed = Client.zstd("\n".repeat(6 * 1024 * 1024).getBytes(US_ASCII));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        out.write("""
                POST /v1/interactions HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                Content-Encoding: zstd\r
                Content-Length: %d\r
                \r
                """.formatted(token, Client.NDJSON, packed.length).getBytes(US_ASCII));
        out.write(packed, 0, packed.length - 1);
        return socket;
    }

    private Socket beginning(String path, String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String type = path.startsWith("/v1/traces") || path.startsWith("/v1/logs") ? "application/json" : Client.NDJSON;
        socket.getOutputStream().write("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                Transfer-Encoding: chunked\r
                \r
                1\r
                 \r
                """.formatted(path, token, type).getBytes(US_ASCII));
        return socket;
    }
}

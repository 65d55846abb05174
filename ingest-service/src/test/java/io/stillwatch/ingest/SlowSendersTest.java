package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.SharedServers;
import java.io.IOException;
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

    private final Client client = Client.whenReady();

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

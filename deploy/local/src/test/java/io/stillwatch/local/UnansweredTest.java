package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.stillwatch.local.speaking.NoAnswer;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** No answer is no word about whether something is left, and nothing is asked twice to get one. */
class UnansweredTest extends OverheardCommands {

    /** Which is no word about whether something is left. */
    @Test
    void who_gets_no_answer_about_a_purge_or_an_erasure_sees_it_at_the_exit_code() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        String url = "{\"url\":\"http://127.0.0.1:" + nobody + "\"}";
        Files.writeString(
                folder.resolve("suite.json"), "{\"ingest-service\":%s,\"case-service\":%s}".formatted(url, url));

        assertThat(run("purged", "2026-04-22", "--data", folder.toString())).isEqualTo(3);
        assertThat(complaints()).contains("cannot be reached");
        assertThat(run("erase", "acct", "--reference", "r", "--data", folder.toString()))
                .isEqualTo(3);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("case-service: NO ANSWER");
    }

    /** What scoring confirms holds for what had reached it. */
    @Test
    void while_ingest_has_not_confirmed_an_erasure_scoring_is_not_asked() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer others = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        others.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("{\"complete\":true}".getBytes(StandardCharsets.UTF_8));
            }
        });
        others.start();
        String url = "{\"url\":\"http://127.0.0.1:" + others.getAddress().getPort() + "\"}";
        Files.writeString(
                folder.resolve("suite.json"),
                "{\"ingest-service\":{\"url\":\"http://127.0.0.1:1\"},\"scoring-service\":%s,\"case-service\":%s}"
                        .formatted(url, url));
        try {
            assertThat(run("erase", "acct", "--reference", "r", "--data", folder.toString()))
                    .isEqualTo(3);
        } finally {
            others.stop(0);
        }
        assertThat(asked).as("case-service, before the others and behind them").hasSize(2);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("ingest-service: NO ANSWER", "scoring-service: NOT ASKED");
    }

    @Test
    void a_day_that_no_calendar_has_is_misunderstood_and_not_unanswered() throws IOException {
        assertThat(run("purged", "2026-13-01", "--data", folder.toString())).isEqualTo(2);
        assertThat(complaints()).contains("There is no day 2026-13-01");
    }

    /** A command has a process of its own: what the HTTP client does by itself, it is told before it is used. */
    @Test
    void a_proof_or_an_erasure_that_is_cut_off_is_not_asked_for_again_by_itself() throws Exception {
        Tokens.keptIn(folder.resolve("keys"));
        List<Socket> asked = new CopyOnWriteArrayList<>();
        try (var cuttingOff = new ServerSocket(0)) {
            Thread.startVirtualThread(() -> cutOff(cuttingOff, asked));
            String url = "{\"url\":\"http://127.0.0.1:" + cuttingOff.getLocalPort() + "\"}";
            Files.writeString(
                    folder.resolve("suite.json"), "{\"ingest-service\":%s,\"case-service\":%s}".formatted(url, url));

            assertThat(exitOf("purged", "2026-04-22")).isEqualTo(3);
            assertThat(asked).hasSize(1);
            assertThat(exitOf("erase", "acct", "--reference", "r")).isEqualTo(3);
            assertThat(asked).hasSize(2);
        }
    }

    private static void cutOff(ServerSocket server, List<Socket> asked) {
        try {
            while (true) {
                try (Socket one = server.accept()) {
                    asked.add(one);
                    one.getInputStream().read();
                    one.shutdownOutput();
                    one.getInputStream().readAllBytes();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private int exitOf(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.stillwatch.local.Stillwatch"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void a_client_waits_as_long_as_its_patience_lasts() throws IOException {
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> {
            try (exchange) {
                LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });
        slow.start();
        URI url = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
        try {
            assertThatThrownBy(() -> new ServiceClient(url, "token", Duration.ofMillis(200)).get("/"))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageContaining("has not answered for PT0.2S");
            assertThat(new ServiceClient(url, "token", Duration.ofMinutes(1)).get("/"))
                    .isEmpty();
        } finally {
            slow.stop(0);
        }
    }
}

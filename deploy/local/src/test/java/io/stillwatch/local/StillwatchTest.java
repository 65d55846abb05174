package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.stillwatch.local.speaking.NoAnswer;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("what is printed is looked at")
class StillwatchTest {

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final PrintStream standardError = System.err;
    private final PrintStream standardOutput = System.out;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(standardError);
        System.setOut(standardOutput);
    }

    @Test
    void without_a_command_it_says_which_there_are() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(complaints()).contains("Usage:", "demo", "up", "token", "simulate", "test");
    }

    @Test
    void a_command_that_does_not_exist_is_named() throws IOException {
        assertThat(run("rewind", "file")).isEqualTo(2);
        assertThat(complaints()).contains("There is no such command: rewind", "Usage:");
    }

    @Test
    void a_port_base_beyond_the_last_port_is_refused() throws IOException {
        assertThat(run("up", "--data", folder.toString(), "--port-base", "65530"))
                .isEqualTo(2);
        assertThat(complaints()).contains("The port base must lie between 1024 and 65528");
    }

    @Test
    void a_replay_needs_a_file_and_a_suite_that_runs() throws IOException {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(complaints()).contains("Name one file of records, or several");
        assertThat(run("replay", "--data", folder.toString(), "traffic.ndjson")).isEqualTo(1);
        assertThat(complaints()).contains("No suite runs on " + folder);
    }

    @Test
    void a_replay_elsewhere_is_told_what_an_address_needs() throws IOException {
        for (String wrong : List.of(
                "localhost:8081",
                "ftp://host",
                "https://",
                "https://host/prefix/",
                "https://a:secret@host",
                "https://host?secret",
                "https://ho st")) {
            complaints.reset();

            assertThat(run("replay", "--url", wrong, "traffic.ndjson"))
                    .as(wrong)
                    .isEqualTo(2);
            assertThat(complaints())
                    .contains("--url needs http:// or https://, a host")
                    .doesNotContain("secret");
        }
    }

    @Test
    void a_token_that_cannot_be_sent_is_not_printed() {
        for (String token : List.of("geh\neim", "geh eim", "geh\u00e9im")) {
            assertThatThrownBy(() -> Elsewhere.ingest("https://host", Map.of("STILLWATCH_TOKEN", token)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("STILLWATCH_TOKEN has a blank")
                    .hasMessageNotContaining("geh");
        }
        assertThatCode(() -> Elsewhere.ingest("https://host:8443/", Map.of("STILLWATCH_TOKEN", "token\r\n")))
                .doesNotThrowAnyException();
    }

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

    @Test
    void a_token_needs_exactly_one_list_of_roles() throws IOException {
        assertThat(run("token")).isEqualTo(2);
        assertThat(complaints()).contains("Name one role, or several with commas between them");
    }

    @Test
    void a_token_is_for_a_suite_that_has_been_started() throws IOException {
        assertThat(run("token", "analyst", "--data", folder.toString())).isEqualTo(1);
        assertThat(complaints()).contains("No suite has been started on " + folder);
    }

    @Test
    void a_token_is_all_that_is_printed_so_that_scripts_can_use_it() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "analyst,lead", "--data", folder.toString())).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
    }

    @Test
    void a_second_person_has_a_token_of_their_own() throws IOException, InvalidJwtException, MalformedClaimException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "lead", "--as", "max", "--data", folder.toString()))
                .isZero();
        assertThat(subject()).isEqualTo("max");
        output.reset();
        run("token", "lead", "--data", folder.toString());
        assertThat(subject()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void nobody_is_no_person() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "lead", "--as", " ", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(complaints()).contains("--as needs a name");
    }

    private String subject() throws InvalidJwtException, MalformedClaimException {
        return new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setExpectedAudience(Tokens.AUDIENCE)
                .build()
                .processToClaims(output.toString(StandardCharsets.UTF_8).strip())
                .getSubject();
    }

    @Test
    void a_file_that_cannot_be_used_is_named_in_one_line() throws IOException {
        Path missing = folder.resolve("bundle");
        assertThat(run("verify", missing.toString())).isEqualTo(2);
        assertThat(complaints()).isEqualToIgnoringNewLines("stillwatch verify: There is no file " + missing);
    }

    @Test
    void an_unbuilt_project_is_told_what_is_missing() throws IOException {
        System.setProperty("stillwatch.project", folder.toString());
        try {
            assertThat(run("up", "--data", folder.toString())).isEqualTo(1);
        } finally {
            System.clearProperty("stillwatch.project");
        }
        assertThat(complaints()).contains("ingest-service has not been built");
    }

    private static int run(String... arguments) throws IOException {
        return Stillwatch.run(List.of(arguments));
    }

    private String complaints() {
        return complaints.toString(StandardCharsets.UTF_8);
    }
}

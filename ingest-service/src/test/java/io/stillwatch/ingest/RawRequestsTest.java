package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stillwatch.asking.EndlessHeads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no client library sends, byte for byte. */
@IngestTest
class RawRequestsTest {
    private static final String CONTINUE = "HTTP/1.1 100 ";

    private final Client client = Client.whenReady();

    @Test
    void what_the_http_server_refuses_by_itself_costs_it_no_more_than_the_connection() throws IOException {
        assertThat(raw("GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n")).contains(" 400 ");
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    @Test
    void who_names_no_host_gets_a_problem_like_everybody_else() throws IOException {
        String bearer = "Authorization: Bearer " + Client.token("ingester") + "\r\n";

        String answer = raw("POST /v1/interactions?who=ann HTTP/1.1\r\n" + bearer + "Content-Length: 0\r\n\r\n");

        assertThat(answer).contains(" 400 ", "application/problem+json", "names no host");
        assertThat(raw("GET /q/health/live HTTP/1.0\r\n\r\n")).contains(" 200 ");
    }

    @Test
    void a_path_with_a_semicolon_erases_nobody() throws IOException {
        String account = id();
        client.interactions(interaction(id(), Lines.longAgo(), account));
        String bearer = "Authorization: Bearer " + Client.token("operator") + "\r\n";

        String answer = raw("POST /v1/accounts/" + account + ";copy/erase HTTP/1.1\r\nHost: x\r\n" + bearer
                + "Content-Length: 0\r\n\r\n");

        assertThat(answer).contains(" 400 ", "application/problem+json", "%3B");
        await().until(() -> client.erase(account).at("/places/0/erased").asLong() == 1);
    }

    @Test
    void who_asks_before_sending_a_body_is_told_to_go_on_once() throws IOException {
        String line = interaction(id());

        String answer = raw(asking("Authorization: Bearer " + Client.token("ingester") + "\r\n", line) + line);

        assertThat(answer).containsOnlyOnce(CONTINUE).contains(" 200 ", "\"accepted\":1");
    }

    @Test
    void who_may_not_send_is_not_told_to_go_on() throws IOException {
        assertThat(raw(asking("", interaction(id())))).contains(" 401 ").doesNotContain(CONTINUE);
        assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
    }

    @Test
    void a_type_that_is_said_twice_counts_once_if_it_is_the_same_and_is_refused_otherwise() throws IOException {
        String once = "Content-Type: application/json\r\n";
        String another = "Content-Type: application/x-ndjson\r\n";

        assertThat(raw(typed("/v1/interactions", once + once, interaction(id()))))
                .contains(" 200 ", "\"accepted\":1");
        assertThat(raw(typed("/v1/traces", once + once, "{}"))).contains(" 200 ", "application/json");
        for (String path : List.of("/v1/interactions", "/v1/accounts")) {
            assertThat(raw(typed(path, another + once, "{}"))).contains(" 415 ", "application/problem+json");
        }
        assertThat(raw(typed("/v1/traces", once + "Content-Type: x\r\n", "{}"))).contains(" 415 ");
        assertThat(raw(typed("/v1/interactions", "Content-Type: application/json, a/b\r\n", "{}")))
                .contains(" 415 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/interactions, application/x-ndjson, ''",
        "/v1/interactions, application/json, []",
        "/v1/accounts, application/x-ndjson, ''",
        "/v1/accounts, application/json, []",
        "/v1/traces, application/x-protobuf, ''",
        "/v1/traces, application/json, {}",
        "/v1/logs, application/x-protobuf, ''",
        "/v1/logs, application/json, {}"
    })
    void blanks_around_a_semicolon_are_no_part_of_a_type(String path, String type, String body) throws IOException {
        for (String parameters : List.of(" ;charset=utf-8", "\t;a=b", "; charset=utf-8 ; a=b", " ;")) {
            assertThat(raw(typed(path, "Content-Type: " + type + parameters + "\r\n", body)))
                    .as(parameters)
                    .contains(" 200 ");
        }
    }

    private static String typed(String path, String types, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Client.token("ingester") + "\r\n"
                + types + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void who_may_not_send_and_sends_on_is_hung_up_on() throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(ISO_8859_1);
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /v1/interactions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
                    .endsWith(" 401");

            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            assertThatThrownBy(() -> {
                        while (System.nanoTime() < end) {
                            out.write(chunk);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void heads_without_end_are_so_many_and_those_on_top_are_hung_up_on() throws IOException {
        try (EndlessHeads heads = EndlessHeads.begun(1_200)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(heads.closed()).isBetween(200L, 300L));
        }
        await().ignoreExceptions()
                .until(() -> client.interactions(interaction(id())).accepted() == 1);
    }

    private static String asking(String header, String body) {
        return "POST /v1/interactions HTTP/1.1\r\nHost: x\r\n" + header + "Content-Type: " + Client.NDJSON
                + "\r\nExpect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n";
    }

    /** The head of the answer and what came with it. */
    private static String raw(String request) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
    }

    private static Socket connected() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] bytes = new byte[8192];
        while (!isWhole(read.toString())) {
            int length = in.read(bytes);
            if (length < 0) {
                break;
            }
            read.append(new String(bytes, 0, length, ISO_8859_1));
        }
        return read.toString();
    }

    private static boolean isWhole(String answer) {
        int end = answer.lastIndexOf("\r\n\r\n");
        String length = answer.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
        return end > 0 && length.matches("\\d+") && answer.length() >= end + 4 + Integer.parseInt(length);
    }
}

package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.simulator.hostile.HostileRequest;
import io.stillwatch.simulator.hostile.HostileRequests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** {@code ./stillwatch soak hostile} sends fifty times as many. */
@IngestTest
class HostileRequestsTest {
    private static final long SEED = 1;
    private static final int REQUESTS = 2_000;
    private static final int ATTEMPTS = 4;

    private static final Logger LOG = Logger.getLogger(HostileRequestsTest.class);

    private final Client client = Client.whenReady();
    private final String bearer = "Bearer " + Client.token("ingester");

    @Test
    void two_thousand_hostile_requests_are_answered_and_none_with_a_server_error() {
        HostileRequests supply = new HostileRequests(SEED);
        Set<String> failures = ConcurrentHashMap.newKeySet();

        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            Stream.generate(supply::next)
                    .limit(REQUESTS)
                    .forEach(hostile -> senders.execute(() -> failures.add(failure(hostile))));
        }

        failures.remove("");
        assertThat(failures).isEmpty();
        assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
    }

    @Test
    void what_the_http_server_refuses_by_itself_costs_it_no_more_than_the_connection() throws IOException {
        assertThat(raw("GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n")).contains(" 400 ");
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }

    /** A connection may have been closed behind the request before: that is no answer to this one, which is sent again on another. */
    private String failure(HostileRequest hostile) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Map<String, String> headers = new HashMap<>(hostile.headers());
                headers.put("Authorization", bearer);
                int status = client.raw(hostile.path(), hostile.body(), headers).status();
                return status >= 500 || status < 200 ? hostile.what() + " was answered " + status : "";
            } catch (UncheckedIOException e) {
                LOG.debugf("%s got no answer: %s", hostile.what(), e);
            }
        }
        // A server may hang up on a header without end.
        return hostile.what().equals(HostileRequests.GIGANTIC_HEADER) ? "" : hostile.what() + " got no answer";
    }

    /** The head of the answer and what came with it. */
    private static String raw(String request) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return answer(socket.getInputStream());
        }
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
        int end = answer.indexOf("\r\n\r\n");
        String length = answer.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
        return end > 0 && length.matches("\\d+") && answer.length() >= end + 4 + Integer.parseInt(length);
    }
}

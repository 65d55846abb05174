package io.stillwatch.ingest;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.airlift.compress.zstd.ZstdCompressor;
import io.stillwatch.local.SharedServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks HTTP with the service under test, byte for byte as a provider would. */
final class Client {
    static final String NDJSON = "application/x-ndjson";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 4 * Runtime.getRuntime().availableProcessors();

    private final HttpClient http = HttpClient.newHttpClient();

    /** Asked once: a thread of a common pool may have the class path of another test, where nobody can say it. */
    private final int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);

    /** One for a service that has brought its schema up to date, which it does beside its start. */
    static Client whenReady() {
        Client client = new Client();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.send("GET", "/q/health/ready", Map.of()).status() == 200);
        return client;
    }

    /** What came back. */
    record Answer(int status, Optional<String> type, Optional<String> retryAfter, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        int accepted() {
            return json().path("accepted").asInt(-1);
        }

        int duplicates() {
            return json().path("duplicates").asInt(-1);
        }

        int rejected() {
            return json().path("rejected").asInt(-1);
        }

        /** Each as "line field reason". */
        List<String> errors() {
            return StreamSupport.stream(json().path("errors").spliterator(), false)
                    .map(error -> error.path("line").asInt() + " "
                            + error.path("field").asText() + " "
                            + error.path("reason").asText())
                    .toList();
        }
    }

    /** What came back, byte for byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Raw(int status, HttpHeaders headers, byte[] body) {
        Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String token(String... roles) {
        return SharedServers.token("someone", roles);
    }

    Answer interactions(String... lines) {
        return interactions(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Answer interactions(byte[] ndjson) {
        return post("/v1/interactions", ndjson, Map.of("Content-Type", NDJSON));
    }

    Answer accounts(String... lines) {
        return post(
                "/v1/accounts",
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", NDJSON));
    }

    /** As an ingester, unless the headers say otherwise. */
    Answer post(String path, byte[] body, Map<String, String> headers) {
        return send(to(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /** What was erased of an account. */
    JsonNode erase(String account) {
        return post(
                        "/v1/accounts/" + account + "/erase",
                        new byte[0],
                        Map.of("Authorization", "Bearer " + token("operator")))
                .json();
    }

    Raw raw(String path, byte[] body, Map<String, String> headers) {
        return raw(path, body, headers, Map.of());
    }

    /** With headers that stand there a second time. */
    Raw raw(String path, byte[] body, Map<String, String> headers, Map<String, String> again) {
        HttpRequest.Builder request =
                to(path, headers).version(HttpClient.Version.HTTP_1_1).POST(BodyPublishers.ofByteArray(body));
        again.forEach(request::header);
        HttpResponse<byte[]> response = exchange(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Raw(response.statusCode(), response.headers(), response.body());
    }

    /** Everything that is measured, as Prometheus reads it; it is there without a token. */
    String metrics() {
        Answer answer = management("/q/metrics");
        return answer.status() == 200 ? answer.text() : "answered with " + answer.status();
    }

    Answer management(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
    }

    Answer get(String path, String... roles) {
        return send(to(path, Map.of("Authorization", "Bearer " + token(roles))).GET());
    }

    /** The lines of an answer as they come. */
    Stream<String> lines(String path, String... roles) {
        return exchange(
                        to(path, Map.of("Authorization", "Bearer " + token(roles)))
                                .GET(),
                        HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    /** The last of the audit log about that resource; its order holds back what others might still write before it. */
    JsonNode awaitAudited(String resource) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> audited(resource), item -> !item.isMissingNode());
    }

    /** Read as a log collector would: on from where it was, until there is nothing more. */
    private JsonNode audited(String resource) {
        JsonNode found = MissingNode.getInstance();
        String cursor = "";
        JsonNode page;
        do {
            page = get("/v1/audit?limit=100" + cursor, "auditor").json();
            for (JsonNode item : page.path("items")) {
                found = item.path("resource").asText().equals(resource) ? item : found;
            }
            cursor = "&cursor=" + page.path("next").asText();
        } while (!page.path("items").isEmpty());
        return found;
    }

    Answer send(String method, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        return send(request);
    }

    /** On connections of their own, of which each event loop has its share. */
    boolean isAnsweredOnEveryLoop() throws IOException {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
                socket.getOutputStream()
                        .write("GET /q/health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] status = socket.getInputStream().readNBytes(12);
                if (!new String(status, StandardCharsets.US_ASCII).endsWith(" 200")) {
                    return false;
                }
            }
        }
        return true;
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gunzip(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zstd(byte[] plain) {
        ZstdCompressor zstd = new ZstdCompressor();
        byte[] packed = new byte[zstd.maxCompressedLength(plain.length)];
        return Arrays.copyOf(packed, zstd.compress(plain, 0, plain.length, packed, 0, packed.length));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type"),
                response.headers().firstValue("Retry-After"),
                response.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder to(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token("ingester"));
        }
        headers.forEach(request::header);
        return request;
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}

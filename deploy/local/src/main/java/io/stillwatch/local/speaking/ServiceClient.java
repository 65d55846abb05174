package io.stillwatch.local.speaking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Speaks with one service under one token, as any client would. */
public final class ServiceClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 30;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;
    private final String token;
    private final Duration patience;

    /** Speaks for who holds the token. */
    public ServiceClient(URI service, String token) {
        this(service, token, PATIENCE);
    }

    /** Waits so long for each answer. */
    public ServiceClient(URI service, String token, Duration patience) {
        this.service = service;
        this.token = token;
        this.patience = patience;
    }

    /** Whom it speaks with. */
    public URI service() {
        return service;
    }

    public JsonNode get(String path) {
        return read(send(request(path).build()));
    }

    /** What is answered, as it is. */
    public String text(String path) {
        return new String(send(request(path).setHeader("Accept", "*/*").build()), StandardCharsets.UTF_8);
    }

    /** The items of all pages. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page =
                    get(path + (cursor.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + encode(cursor)));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /**
     * Posts lines, packed with gzip, and waits while the service says that it is busy.
     *
     * @throws IllegalStateException when it cannot be reached or answers anything but 200
     */
    public JsonNode postNdjson(String path, byte[] gzipped) {
        return read(send(request(path)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzipped))
                .build()));
    }

    /**
     * Posts a body as JSON.
     *
     * @throws IllegalStateException when it cannot be reached or answers anything but 200
     */
    public JsonNode post(String path, Object body) {
        try {
            return read(send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    /** Waits and asks again while the service says that it is busy, which is what it expects of a client. */
    private byte[] send(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request);
        for (int attempt = 1; attempt < ATTEMPTS && isBusy(response); attempt++) {
            LockSupport.parkNanos(retryAfter(response).toNanos());
            response = exchange(request);
        }
        if (response.statusCode() != OK) {
            throw new IllegalStateException("%s %s answered %d: %s"
                    .formatted(
                            request.method(),
                            request.uri(),
                            response.statusCode(),
                            new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.body();
    }

    private static boolean isBusy(HttpResponse<?> response) {
        return response.statusCode() == TOO_MANY_REQUESTS || response.statusCode() == UNAVAILABLE;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return Duration.ofSeconds(
                response.headers().firstValueAsLong("Retry-After").orElse(1));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new NoAnswer(
                    request.uri()
                            + (e instanceof HttpTimeoutException
                                    ? " has not answered for " + patience
                                    : " cannot be reached: " + e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

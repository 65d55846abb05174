package io.stillwatch.asking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A request to the service under test as it is put together; the verb sends it. */
public final class Request {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpRequest.Builder request =
            HttpRequest.newBuilder().timeout(PATIENCE).header("Accept", "*/*");
    private final List<String> query = new ArrayList<>();
    private BodyPublisher body = BodyPublishers.noBody();

    private Request() {}

    /** By nobody, until it has a token. */
    public static Request given() {
        return new Request();
    }

    /** Where the service under test listens. */
    public static String service() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
    }

    public Request token(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Request accept(String mediaType) {
        request.setHeader("Accept", mediaType);
        return this;
    }

    public Request contentType(String mediaType) {
        request.setHeader("Content-Type", mediaType);
        return this;
    }

    /** One more of this name, if there is one already. */
    public Request header(String name, String value) {
        request.header(name, value);
        return this;
    }

    public Request queryParam(String name, Object... values) {
        for (Object value : values) {
            query.add(encoded(name) + "=" + encoded(value));
        }
        return this;
    }

    public Request queryParams(Map<String, ?> parameters) {
        parameters.forEach(this::queryParam);
        return this;
    }

    /** The text as it is, of anything else its JSON. */
    public Request body(Object content) {
        body = BodyPublishers.ofString(content instanceof String text ? text : Json.written(content));
        return this;
    }

    /** The body is sent when the service says so. */
    public Request waitingToContinue() {
        request.expectContinue(true);
        return this;
    }

    public Answer get(String path, Object... values) {
        return request("GET", path, values);
    }

    public Answer post(String path, Object... values) {
        return request("POST", path, values);
    }

    public Answer put(String path, Object... values) {
        return request("PUT", path, values);
    }

    /**
     * Sends it and waits for the answer.
     *
     * @param path as it stands in a URI, or a whole URI; a {@code {name}} in it stands for the next of the values, which need not be encoded
     */
    public Answer request(String method, String path, Object... values) {
        String filled = path.startsWith("/") ? service() + path : path;
        for (Object value : values) {
            filled = filled.replaceFirst("\\{[^}]*}", encoded(value));
        }
        if (!query.isEmpty()) {
            filled += (filled.contains("?") ? "&" : "?") + String.join("&", query);
        }
        return send(request.uri(URI.create(filled)).method(method, body).build());
    }

    private static Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
    }
}

package io.stillwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.local.Service;
import io.stillwatch.local.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What callers ask of the services, each on its port of loopback. */
final class ServiceCalls {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Service, Integer> ports = new EnumMap<>(Service.class);
    private final Tokens tokens;

    ServiceCalls(Tokens tokens) {
        this.tokens = tokens;
    }

    void listensOn(Service service, int port) {
        ports.put(service, port);
    }

    /** Without a token: nobody need be known for it. */
    boolean isReady(Service service) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(place(service, "/q/health/ready")).build();
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    JsonNode progress(Service service) throws IOException, InterruptedException {
        return get(service, "/v1/progress", "operator");
    }

    JsonNode get(Service service, String path, String role) throws IOException, InterruptedException {
        return json.readTree(client.send(request(service, path, role).build(), BodyHandlers.ofString())
                .body());
    }

    HttpResponse<String> post(Service service, String path, String body) throws IOException, InterruptedException {
        boolean lines = service == Service.INGEST;
        HttpRequest request = request(service, path, lines ? "ingester" : "lead")
                .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
                .header("Idempotency-Key", "key-" + body.hashCode())
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode body(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }

    private HttpRequest.Builder request(Service service, String path, String role) {
        return HttpRequest.newBuilder(place(service, path))
                .header("Authorization", "Bearer " + tokens.mint("secured", role));
    }

    private URI place(Service service, String path) {
        return URI.create("http://127.0.0.1:" + Objects.requireNonNull(ports.get(service)) + path);
    }
}

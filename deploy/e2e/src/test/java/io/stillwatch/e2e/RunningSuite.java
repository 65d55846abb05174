package io.stillwatch.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.local.Folders;
import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The packaged suite on embedded servers, spoken to over HTTP as anybody would. */
final class RunningSuite implements AutoCloseable {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable RunningSuite shared;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Suite suite;
    private final @Nullable Keycloak keycloak;
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();
    private final TraceCollector traces;

    private RunningSuite(Suite suite, @Nullable Keycloak keycloak, TraceCollector traces) {
        this.suite = suite;
        this.keycloak = keycloak;
        this.traces = traces;
    }

    /** One for all test classes: started by the first, stopped when the JVM ends. */
    static synchronized RunningSuite shared() {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "stop-suite"));
        }
        return shared;
    }

    private static RunningSuite start() {
        Suite suite = Suite.on(PROJECT, temporaryFolder(), 0);
        Keycloak keycloak = Keycloak.wanted().orElse(null);
        var traces = new TraceCollector();
        try {
            suite.start(
                    System.out::println,
                    EnumSet.allOf(Service.class),
                    settings -> traces.recordedBy(keycloak == null ? settings : keycloak.trustedBy(settings)));
        } catch (RuntimeException e) {
            suite.close();
            traces.close();
            throw e;
        }
        return new RunningSuite(suite, keycloak, traces);
    }

    /** Where all three send what a caller has recorded. */
    TraceCollector traces() {
        return traces;
    }

    Suite suite() {
        return suite;
    }

    URI url(Service service, String path) {
        return suite.service(service).url().resolve(path);
    }

    /** Minted once, since that takes longer than most of what it is shown for; a real issuer's tokens do not live as long as the suite. */
    String token(String... roles) {
        return keycloak == null
                ? tokens.computeIfAbsent(
                        List.of(roles), _ -> suite.servers().tokens().mint("e2e", roles))
                : keycloak.token(roles);
    }

    /** What a service answers to somebody with all the roles that read. */
    JsonNode get(Service service, String path) {
        return read(text(service, path));
    }

    /** The same as it is. */
    String text(Service service, String path) {
        HttpRequest request = HttpRequest.newBuilder(url(service, path))
                .header("Authorization", "Bearer " + token("operator", "analyst", "lead", "auditor"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** What a service says to Prometheus. */
    String metrics(Service service) {
        return send(HttpRequest.newBuilder(
                                suite.service(service).managementUrl().resolve("/q/metrics"))
                        .header("Accept", "text/plain")
                        .timeout(PATIENCE)
                        .build())
                .body();
    }

    /** All items of all pages. */
    List<JsonNode> all(Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(service, path + "?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("").replace("null", "");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Posts lines of NDJSON and returns the answer, whatever its status. */
    HttpResponse<String> post(String path, String lines) {
        return send(HttpRequest.newBuilder(url(Service.INGEST, path))
                .header("Authorization", "Bearer " + token("ingester"))
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(lines))
                .build());
    }

    JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until nothing is on its way any more. */
    void awaitSettled() {
        await().atMost(SuiteTest.SETTLES_WITHIN)
                .pollInterval(Duration.ofMillis(500))
                .until(this::isSettled);
    }

    /** True when everything accepted is published, judged, and its findings are handled. */
    boolean isSettled() {
        try {
            JsonNode ingest = get(Service.INGEST, "/v1/progress");
            return ingest.path("accepted").asLong() == ingest.path("published").asLong()
                    && get(Service.SCORING, "/v1/progress").path("lag").asLong(-1) == 0
                    && get(Service.CASE, "/v1/progress").path("lag").asLong(-1) == 0;
        } catch (UncheckedIOException | IllegalStateException down) {
            return false;
        }
    }

    @Override
    public void close() {
        suite.close();
        traces.close();
        if (keycloak != null) {
            keycloak.close();
        }
        Folders.delete(suite.data());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("stillwatch-e2e");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

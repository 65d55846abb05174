package io.stillwatch.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak with the realm of {@code deploy/identity}, from the distribution that the system property {@code stillwatch.keycloak} names.
 * Machines are made as an operator makes them: a client with a service account that holds the roles.
 */
final class Keycloak implements AutoCloseable {

    private static final Path REALM = Path.of("..", "..", "deploy", "identity", "keycloak-realm.json");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    /** Tokens live for five minutes. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    private static final String CLIENTS = "/admin/realms/stillwatch/clients";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<List<String>, Token> tokens = new ConcurrentHashMap<>();
    private final String password = UUID.randomUUID().toString();
    private final String url;
    private final Process process;

    private record Token(String text, Instant from) {
        boolean isFresh() {
            return from.plus(FRESH).isAfter(Instant.now());
        }
    }

    private Keycloak(Path home) throws IOException {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        Path imported = Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, imported.resolve("stillwatch-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        var builder = new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--cache=local",
                "--import-realm");
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        password,
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile())
                .start();
    }

    /** Started if the system property asks for one. */
    static Optional<Keycloak> wanted() {
        return Optional.ofNullable(System.getProperty("stillwatch.keycloak"))
                .map(Path::of)
                .map(Keycloak::start);
    }

    private static Keycloak start(Path home) {
        try {
            var keycloak = new Keycloak(home);
            Awaitility.await("Keycloak, see " + home.resolve("keycloak.log"))
                    .atMost(STARTS_WITHIN)
                    .failFast(() -> !keycloak.process.isAlive())
                    .ignoreExceptions()
                    .until(() -> !keycloak.issuerDocument().path("issuer").isMissingNode());
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a service that trusts this Keycloak and nobody else. */
    Map<String, String> trustedBy(Map<String, String> settings) {
        var changed = new TreeMap<>(settings);
        changed.remove("quarkus.oidc.public-key");
        changed.put("quarkus.oidc.auth-server-url", url + "/realms/stillwatch");
        changed.put("quarkus.oidc.token.issuer", url + "/realms/stillwatch");
        return changed;
    }

    /** A token of a machine with these roles. */
    String token(String... roles) {
        return tokens.compute(
                        Stream.of(roles).sorted().toList(),
                        (wanted, known) -> known != null && known.isFresh()
                                ? known
                                : new Token(ofNewMachine(wanted), Instant.now()))
                .text();
    }

    @Override
    public void close() {
        // The script's child is the server.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String ofNewMachine(List<String> roles) {
        String name = "machine-" + UUID.randomUUID();
        String admin = accessToken(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", password));
        ask(
                "POST",
                CLIENTS,
                admin,
                json.createObjectNode()
                        .put("clientId", name)
                        .put("serviceAccountsEnabled", true)
                        .put("standardFlowEnabled", false)
                        .put("publicClient", false));
        String id = ask("GET", CLIENTS + "?clientId=" + name, admin, null)
                .path(0)
                .path("id")
                .asText();
        String secret = ask("GET", CLIENTS + "/" + id + "/client-secret", admin, null)
                .path("value")
                .asText();
        String user = ask("GET", CLIENTS + "/" + id + "/service-account-user", admin, null)
                .path("id")
                .asText();
        var granted = json.createArrayNode();
        roles.forEach(role -> granted.add(ask("GET", "/admin/realms/stillwatch/roles/" + role, admin, null)));
        ask("POST", "/admin/realms/stillwatch/users/" + user + "/role-mappings/realm", admin, granted);
        return accessToken(
                "stillwatch", Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", secret));
    }

    private String accessToken(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();
        return send(HttpRequest.newBuilder(URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .path("access_token")
                .asText();
    }

    private JsonNode issuerDocument() {
        return send(HttpRequest.newBuilder(URI.create(url + "/realms/stillwatch/.well-known/openid-configuration"))
                .build());
    }

    private JsonNode ask(String method, String path, String token, @Nullable JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

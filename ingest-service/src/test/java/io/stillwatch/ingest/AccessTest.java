package io.stillwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.SharedServers;
import io.stillwatch.local.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@IngestTest
class AccessTest {
    private static final String PROBLEM = "application/problem+json";

    private final Client client = Client.whenReady();

    record Endpoint(String method, String path, Set<String> roles) {
        /** OpenTelemetry's protocol has its own types, for errors too. */
        String type() {
            return path.matches("/v1/(traces|logs)") ? "application/json" : Client.NDJSON;
        }

        String errors() {
            return path.matches("/v1/(traces|logs)") ? "application/json" : PROBLEM;
        }
    }

    static Stream<Endpoint> endpoints() {
        return Stream.of(
                new Endpoint("POST", "/v1/interactions", Set.of("ingester")),
                new Endpoint("POST", "/v1/accounts", Set.of("ingester")),
                new Endpoint(
                        "GET",
                        "/v1/interactions?account=a&from=2026-04-22T08:00:00Z&to=2026-04-23T08:00:00Z",
                        Set.of("analyst", "lead", "auditor")),
                new Endpoint("POST", "/v1/traces", Set.of("ingester")),
                new Endpoint("POST", "/v1/logs", Set.of("ingester")),
                new Endpoint("GET", "/v1/progress", Set.of("operator", "analyst", "ingester")),
                new Endpoint("GET", "/v1/quarantine", Set.of("operator")),
                new Endpoint("GET", "/v1/enrichment", Set.of("operator")),
                new Endpoint("GET", "/v1/audit", Set.of("auditor")),
                new Endpoint("GET", "/v1/purges/2026-04-22", Set.of("operator", "auditor")),
                new Endpoint("POST", "/v1/accounts/nobody/erase", Set.of("operator")));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobody_is_let_in_without_a_valid_token(Endpoint endpoint) {
        String token = Client.token("ingester", "operator");
        String expired = SharedServers.get().tokens().mint("someone", Duration.ofMinutes(-10), "ingester", "operator");
        String nobodys = SharedServers.get().tokens().withoutSubject("ingester", "operator");
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        String tampered = token.replace(
                payload, payload.substring(0, 8) + (payload.charAt(8) == 'A' ? 'B' : 'A') + payload.substring(9));

        assertThat(List.of(
                        call(endpoint, Map.of()),
                        call(endpoint, bearer(tampered)),
                        call(endpoint, bearer(token + "A")),
                        call(endpoint, bearer(expired)),
                        call(endpoint, bearer(nobodys)),
                        call(endpoint, bearer("nonsense")),
                        call(endpoint, bearer("..")),
                        call(endpoint, bearer("."))))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.type()).hasValue(endpoint.errors());
                });
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void only_the_roles_it_is_for_are_let_in(Endpoint endpoint) {
        for (String role : Tokens.ROLES) {
            Client.Answer answer = call(endpoint, bearer(Client.token(role)));
            assertThat(answer.status()).as(role).isEqualTo(endpoint.roles().contains(role) ? 200 : 403);
        }
        assertThat(call(endpoint, bearer(Client.token())).status()).isEqualTo(403);
    }

    @Test
    void the_walk_above_knows_every_endpoint() {
        String api = client.send("GET", "/q/openapi?format=json", Map.of()).text();
        Set<String> known = endpoints()
                .map(endpoint -> endpoint.path()
                        .replaceAll("\\?.*", "")
                        .replace("2026-04-22", "{day}")
                        .replace("nobody", "{account}"))
                .collect(Collectors.toSet());

        assertThat(new Client.Answer(200, Optional.empty(), Optional.empty(), api)
                        .json()
                        .path("paths")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void unknown_paths_methods_and_media_types_are_problems() {
        Map<String, String> bearer = bearer(Client.token("ingester"));

        assertProblem(client.send("GET", "/v1/nothing", bearer), 404);
        assertProblem(client.send("GET", "/nothing", Map.of()), 404);
        assertProblem(client.send("DELETE", "/v1/interactions", bearer), 405);
        assertProblem(client.post("/v1/interactions", "x".getBytes(UTF_8), Map.of("Content-Type", "text/plain")), 415);
        assertProblem(
                client.send(
                        "GET",
                        "/v1/progress",
                        Map.of("Accept", "image/png", "Authorization", bearer.get("Authorization"))),
                406);
    }

    @Test
    void a_method_that_is_not_allowed_is_answered_with_those_that_are() {
        Client.Raw answer = client.raw("/v1/progress", new byte[0], Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElse("").split(", "))
                .contains("GET")
                .doesNotContain("POST", "DELETE");
    }

    @Test
    void health_and_the_api_document_are_open() {
        assertThat(client.send("GET", "/q/health/live", Map.of()).status()).isEqualTo(200);
        assertThat(client.send("GET", "/q/health/ready", Map.of()).status()).isEqualTo(200);
        assertThat(client.send("GET", "/q/openapi", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void metrics_are_open_on_the_management_port_alone() {
        assertThat(client.metrics()).contains("jvm_memory");
        assertThat(client.send("GET", "/q/metrics", Map.of()).status()).isEqualTo(404);
        assertProblem(client.management("/nothing"), 404);
    }

    private Client.Answer call(Endpoint endpoint, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", endpoint.type());
        return client.send(endpoint.method(), endpoint.path(), all);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static void assertProblem(Client.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).hasValue(PROBLEM);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }
}

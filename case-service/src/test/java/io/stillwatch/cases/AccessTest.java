package io.stillwatch.cases;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.ana;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class AccessTest {

    private static final Endpoint OPEN = new Endpoint("GET", "/.well-known/evidence-keys");

    private static final Map<Endpoint, Set<String>> WHO_MAY = Map.ofEntries(
            may("GET", "/v1/cases/{id}/timeline", "analyst", "lead", "auditor"),
            may("GET", "/v1/cases/{id}/members", "analyst", "lead", "auditor"),
            may("GET", "/v1/accounts/{account}/cases", "analyst", "lead", "auditor"),
            may("POST", "/v1/bulk-decisions", "analyst", "lead"),
            may("POST", "/v1/bulk-decisions/preview", "analyst", "lead"),
            may("GET", "/v1/service-levels", "lead", "auditor", "operator"),
            may("GET", "/v1/workload", "lead", "auditor", "operator"),
            may("GET", "/v1/read-models", "operator"),
            may("POST", "/v1/read-models/{name}/rebuild", "operator"),
            may("GET", "/v1/events", "subscriber"),
            may("POST", "/v1/events/test", "subscriber"),
            may("GET", "/v1/cases", "analyst", "lead", "auditor"),
            may("GET", "/v1/cases/{id}", "analyst", "lead", "auditor"),
            may("GET", "/v1/cases/{id}/events", "analyst", "lead", "auditor"),
            may("GET", "/v1/cases/{id}/evidence", "lead", "auditor"),
            may("GET", "/v1/audit", "auditor"),
            may("GET", "/v1/accounts/{account}/data", "auditor"),
            may("POST", "/v1/accounts/{account}/erase", "operator"),
            may("POST", "/v1/cases/{id}/events/{sequence}/erase", "operator"),
            may("POST", "/v1/cases/{id}/assign", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/notes", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/decide", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/triage", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/start", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/reopen", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/close", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/hold", "analyst", "lead"),
            may("POST", "/v1/cases/{id}/release-hold", "analyst", "lead"),
            may("POST", "/v1/cases", "analyst", "lead"),
            may("POST", "/v1/enforcements", "analyst", "lead"),
            may("POST", "/v1/enforcements/preview", "analyst", "lead"),
            may("POST", "/v1/enforcements/freeze", "analyst", "lead"),
            may("POST", "/v1/enforcements/thaw", "lead"),
            may("POST", "/v1/enforcements/{id}/approve", "lead"),
            may("POST", "/v1/enforcements/{id}/decline", "analyst", "lead"),
            may("POST", "/v1/enforcements/{id}/reverse", "lead"),
            may("POST", "/v1/enforcements/{id}/items/{account}/reverse", "lead"),
            may("POST", "/v1/enforcements/{id}/events/{sequence}/erase", "operator"),
            may("POST", "/v1/appeals/{id}/events/{sequence}/erase", "operator"),
            may("POST", "/v1/enforcements/{id}/acks", "enforcer"),
            may("POST", "/v1/enforcements/{id}/items/{account}/ack", "enforcer"),
            may("GET", "/v1/enforcements", "enforcer", "analyst", "lead", "auditor"),
            may("GET", "/v1/enforcements/{id}", "enforcer", "analyst", "lead", "auditor"),
            may("GET", "/v1/enforcements/{id}/items", "enforcer", "analyst", "lead", "auditor"),
            may("GET", "/v1/accounts/{account}/enforcement", "gateway", "enforcer", "analyst", "lead", "auditor"),
            may(
                    "GET",
                    "/v1/accounts/{account}/endUsers/{endUser}/enforcement",
                    "gateway",
                    "enforcer",
                    "analyst",
                    "lead",
                    "auditor"),
            may("POST", "/v1/appeals", "enforcer", "analyst", "lead", "appeals-reviewer"),
            may("POST", "/v1/appeals/{id}/assign", "appeals-reviewer"),
            may("POST", "/v1/appeals/{id}/uphold", "appeals-reviewer"),
            may("POST", "/v1/appeals/{id}/overturn", "appeals-reviewer"),
            may("GET", "/v1/appeals", "analyst", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/appeals/rate", "analyst", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/appeals/{id}", "analyst", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/enforcements/{id}/reasons", "analyst", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/enforcements/{id}/notice", "enforcer", "analyst", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/enforcements/{id}/events", "analyst", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/appeals/{id}/events", "lead", "auditor", "appeals-reviewer"),
            may("GET", "/v1/appeals/{id}/account", "lead", "auditor", "appeals-reviewer"),
            may("POST", "/v1/subject-keys/rewrap", "operator"),
            may("GET", "/v1/progress", "operator", "analyst"));

    /** Without Groovy between: there are many hundreds of requests. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** One operation of the API. */
    record Endpoint(String method, String path) {

        private String nobody() {
            String kind = path.contains("enforcements") ? "enf" : path.contains("appeals") ? "app" : "case";
            return kind + "_0000000000000000";
        }

        /** On a case that is not there, with a body that names nothing: whoever is let in learns that. */
        HttpResponse<String> ask(@Nullable String token) {
            String filled = path.replace("{id}", nobody()).replaceAll("\\{[^}]*}", "1");
            var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + filled))
                    .header("Accept", "*/*");
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (!method.equals("GET")) {
                request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
            }
            try {
                return CLIENT.send(request.build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Map.Entry<Endpoint, Set<String>> may(String method, String path, String... roles) {
        return Map.entry(new Endpoint(method, path), Set.of(roles));
    }

    static Set<Endpoint> endpoints() {
        return WHO_MAY.keySet();
    }

    @Test
    void no_endpoint_is_forgotten_here() {
        Map<String, Map<String, Object>> paths = Json.of(given().accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString())
                .getMap("paths");
        Set<String> served = new TreeSet<>();
        paths.forEach((path, operations) ->
                operations.keySet().forEach(method -> served.add(method.toUpperCase(Locale.ROOT) + path)));

        assertThat(served)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(endpoints().stream(), Stream.of(OPEN))
                        .map(endpoint -> endpoint.method() + endpoint.path())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void without_a_token_nobody_gets_in(Endpoint endpoint) {
        isProblem(endpoint.ask(null), 401);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_role_gets_where_it_belongs_and_no_further(Endpoint endpoint) {
        for (String role : Tokens.ROLES) {
            HttpResponse<String> answer = endpoint.ask(SharedServers.token("somebody", role));
            if (WHO_MAY.getOrDefault(endpoint, Set.of()).contains(role)) {
                assertThat(answer.statusCode()).as("%s as %s", endpoint, role).isIn(200, 400, 404);
            } else {
                isProblem(answer, 403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_token_that_is_tampered_with_expired_or_made_up_opens_nothing(Endpoint endpoint) {
        for (String bad : Bad.TOKENS) {
            isProblem(endpoint.ask(bad), 401);
        }
    }

    /** Made when the servers are there. */
    private static final class Bad {
        private static final List<String> TOKENS = badTokens();
    }

    private static List<String> badTokens() {
        Tokens tokens = SharedServers.get().tokens();
        String good = tokens.mint("ana", "analyst", "lead", "operator");
        String[] parts = good.split("\\.", -1);
        String other = tokens.mint("ben", "analyst", "lead", "operator").split("\\.", -1)[1];
        return List.of(
                parts[0] + "." + other + "." + parts[2],
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                parts[0] + "." + parts[1] + ".",
                tokens.mint("ana", Duration.ofMinutes(-5), "analyst", "lead", "operator"),
                tokens.withoutSubject("analyst", "lead", "operator"),
                tokens.mint("a\u0000b", "analyst", "lead", "operator"),
                "nonsense");
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/nothing, 404", "DELETE, /v1/cases, 405", "PUT, /v1/cases/case_0000000000000000/notes, 405"})
    void what_is_not_served_is_a_problem(String method, String path, int status) {
        isProblem(ana().request(method, path), status);
    }

    @Test
    void a_media_type_that_is_not_taken_or_given_is_a_problem() {
        isProblem(ana().contentType("text/plain").body("hello").post("/v1/cases/case_0000000000000000/notes"), 415);
        isProblem(ana().accept("image/png").get("/v1/cases"), 406);
    }

    @Test
    void health_and_the_api_need_no_token() {
        given().get("/q/health").hasStatus(200);
        given().get("/q/health/ready").hasStatus(200);
        given().get("/q/openapi").hasStatus(200);
        assertThat(OPEN.ask(null).statusCode()).isEqualTo(200);
    }

    private static void isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("https://stillwatch.io/problems/");
    }

    private static JsonNode json(String text) {
        try {
            return CaseEventNames.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.json().getString("type")).startsWith("https://stillwatch.io/problems/");
    }
}

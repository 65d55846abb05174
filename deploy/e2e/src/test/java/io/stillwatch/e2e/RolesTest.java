package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.Service;
import io.stillwatch.local.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Walks every endpoint that the three OpenAPI documents name, with no token, with each role, and with a token that was tampered with. */
@ResourceLock("the running suite")
class RolesTest {

    /** Who may do what. An endpoint that is missing here fails the test: access is granted on purpose or not at all. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            allowed("ingest-service POST /v1/interactions", "ingester"),
            allowed("ingest-service GET /v1/interactions", "analyst", "lead", "auditor"),
            allowed("ingest-service POST /v1/accounts", "ingester"),
            allowed("ingest-service POST /v1/traces", "ingester"),
            allowed("ingest-service POST /v1/logs", "ingester"),
            allowed("ingest-service GET /v1/progress", "ingester", "operator", "analyst"),
            allowed("ingest-service GET /v1/enrichment", "operator"),
            allowed("ingest-service GET /v1/quarantine", "operator"),
            allowed("ingest-service GET /v1/audit", "auditor"),
            allowed("ingest-service GET /v1/purges/{day}", "operator", "auditor"),
            allowed("ingest-service POST /v1/accounts/{account}/erase", "operator"),
            allowed("scoring-service GET /v1/accounts/{account}/risk", "gateway", "analyst", "lead"),
            allowed("scoring-service GET /v1/accounts/{account}/endUsers/{endUser}/risk", "gateway", "analyst", "lead"),
            allowed("scoring-service POST /v1/accounts/risk", "gateway", "analyst", "lead"),
            allowed("scoring-service GET /v1/audit", "auditor"),
            allowed("scoring-service GET /v1/progress", "operator", "analyst"),
            allowed("scoring-service GET /v1/policies", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/policies/changes", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/policies/{version}", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service POST /v1/policies", "policy-author"),
            allowed("scoring-service POST /v1/policies/{version}/shadow", "policy-author"),
            allowed("scoring-service POST /v1/policies/{version}/activate", "policy-author", "lead"),
            allowed("scoring-service POST /v1/policies/rollback", "policy-author", "lead"),
            allowed("scoring-service GET /v1/baselines", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/baselines/{version}", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service POST /v1/baselines", "policy-author"),
            allowed("scoring-service POST /v1/baselines/{version}/promote", "policy-author", "lead"),
            allowed("scoring-service GET /v1/backtests", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/backtests/{id}", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service POST /v1/backtests", "policy-author", "lead"),
            allowed("scoring-service POST /v1/accounts/{account}/erase", "operator"),
            allowed("scoring-service GET /v1/allowances", "analyst", "lead", "auditor"),
            allowed("scoring-service POST /v1/allowances", "lead"),
            allowed("scoring-service POST /v1/allowances/{id}/end", "lead"),
            allowed("scoring-service GET /v1/releases", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/releases/{version}", "policy-author", "analyst", "lead", "auditor"),
            allowed("scoring-service PUT /v1/releases", "policy-author", "lead"),
            allowed("scoring-service GET /v1/rulings", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/audits", "analyst", "lead"),
            allowed("scoring-service GET /v1/audits/summary", "lead", "auditor"),
            allowed("scoring-service POST /v1/audits/{id}/label", "analyst", "lead"),
            allowed("scoring-service GET /v1/campaigns", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/campaigns/{id}", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/campaigns/{id}/graph", "analyst", "lead", "auditor"),
            allowed("scoring-service GET /v1/campaigns/{id}/members", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/cases/{id}/timeline", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/cases/{id}/members", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/accounts/{account}/cases", "analyst", "lead", "auditor"),
            allowed("case-service POST /v1/bulk-decisions", "analyst", "lead"),
            allowed("case-service POST /v1/bulk-decisions/preview", "analyst", "lead"),
            allowed("case-service GET /v1/service-levels", "lead", "auditor", "operator"),
            allowed("case-service GET /v1/workload", "lead", "auditor", "operator"),
            allowed("case-service GET /v1/read-models", "operator"),
            allowed("case-service POST /v1/read-models/{name}/rebuild", "operator"),
            allowed("case-service GET /v1/events", "subscriber"),
            allowed("case-service POST /v1/events/test", "subscriber"),
            allowed("case-service GET /v1/cases", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/cases/{id}", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/cases/{id}/events", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/cases/{id}/evidence", "lead", "auditor"),
            allowed("case-service GET /v1/audit", "auditor"),
            allowed("case-service GET /v1/accounts/{account}/data", "auditor"),
            allowed("case-service POST /v1/accounts/{account}/erase", "operator"),
            allowed("case-service POST /v1/cases/{id}/events/{sequence}/erase", "operator"),
            allowed("case-service POST /v1/cases/{id}/assign", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/notes", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/decide", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/triage", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/start", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/reopen", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/close", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/hold", "analyst", "lead"),
            allowed("case-service POST /v1/cases/{id}/release-hold", "analyst", "lead"),
            allowed("case-service POST /v1/cases", "analyst", "lead"),
            allowed("case-service POST /v1/enforcements", "analyst", "lead"),
            allowed("case-service POST /v1/enforcements/preview", "analyst", "lead"),
            allowed("case-service POST /v1/enforcements/freeze", "analyst", "lead"),
            allowed("case-service POST /v1/enforcements/thaw", "lead"),
            allowed("case-service POST /v1/enforcements/{id}/approve", "lead"),
            allowed("case-service POST /v1/enforcements/{id}/decline", "analyst", "lead"),
            allowed("case-service POST /v1/enforcements/{id}/reverse", "lead"),
            allowed("case-service POST /v1/enforcements/{id}/items/{account}/reverse", "lead"),
            allowed("case-service POST /v1/enforcements/{id}/events/{sequence}/erase", "operator"),
            allowed("case-service POST /v1/appeals/{id}/events/{sequence}/erase", "operator"),
            allowed("case-service POST /v1/enforcements/{id}/acks", "enforcer"),
            allowed("case-service POST /v1/enforcements/{id}/items/{account}/ack", "enforcer"),
            allowed("case-service GET /v1/enforcements", "enforcer", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/enforcements/{id}", "enforcer", "analyst", "lead", "auditor"),
            allowed("case-service GET /v1/enforcements/{id}/items", "enforcer", "analyst", "lead", "auditor"),
            allowed(
                    "case-service GET /v1/accounts/{account}/enforcement",
                    "gateway",
                    "enforcer",
                    "analyst",
                    "lead",
                    "auditor"),
            allowed(
                    "case-service GET /v1/accounts/{account}/endUsers/{endUser}/enforcement",
                    "gateway",
                    "enforcer",
                    "analyst",
                    "lead",
                    "auditor"),
            allowed("case-service POST /v1/appeals", "enforcer", "analyst", "lead", "appeals-reviewer"),
            allowed("case-service POST /v1/appeals/{id}/assign", "appeals-reviewer"),
            allowed("case-service POST /v1/appeals/{id}/uphold", "appeals-reviewer"),
            allowed("case-service POST /v1/appeals/{id}/overturn", "appeals-reviewer"),
            allowed("case-service GET /v1/appeals", "analyst", "lead", "auditor", "appeals-reviewer"),
            allowed("case-service GET /v1/appeals/rate", "analyst", "lead", "auditor", "appeals-reviewer"),
            allowed("case-service GET /v1/appeals/{id}", "analyst", "lead", "auditor", "appeals-reviewer"),
            allowed("case-service GET /v1/enforcements/{id}/reasons", "analyst", "lead", "auditor", "appeals-reviewer"),
            allowed(
                    "case-service GET /v1/enforcements/{id}/notice",
                    "enforcer",
                    "analyst",
                    "lead",
                    "auditor",
                    "appeals-reviewer"),
            allowed("case-service GET /v1/enforcements/{id}/events", "analyst", "lead", "auditor", "appeals-reviewer"),
            allowed("case-service GET /v1/appeals/{id}/events", "lead", "auditor", "appeals-reviewer"),
            allowed("case-service GET /v1/appeals/{id}/account", "lead", "auditor", "appeals-reviewer"),
            allowed("case-service POST /v1/subject-keys/rewrap", "operator"),
            allowed("case-service GET /v1/progress", "operator", "analyst"));

    /** What is for anybody has a path of its own. */
    private static final String FOR_ANYBODY = "/.well-known/";

    private static RunningSuite suite;
    private static List<Endpoint> endpoints;

    private record Endpoint(Service service, String method, String template) {

        /** Path parameters get a name that nothing has. */
        String path() {
            return template.replaceAll("\\{[^}]*}", "nothing");
        }

        @Override
        public String toString() {
            return service.module() + " " + method + " " + template;
        }
    }

    @BeforeAll
    static void start() {
        suite = RunningSuite.shared();
        endpoints = new ArrayList<>();
        for (Service service : Service.values()) {
            JsonNode paths = suite.read(suite.send(request(service, "GET", "/q/openapi?format=json", null))
                            .body())
                    .path("paths");
            paths.properties().stream()
                    .filter(path -> !path.getKey().startsWith(FOR_ANYBODY))
                    .forEach(path -> path.getValue()
                            .fieldNames()
                            .forEachRemaining(method -> endpoints.add(
                                    new Endpoint(service, method.toUpperCase(java.util.Locale.ROOT), path.getKey()))));
        }
    }

    @Test
    void every_endpoint_is_in_the_table_and_the_other_way_round() {
        assertThat(endpoints.stream().map(Endpoint::toString)).hasSameElementsAs(ALLOWED.keySet());
    }

    @Test
    void nobody_gets_in_without_a_token() {
        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThat(status(endpoint, null)).isEqualTo(401));
    }

    @Test
    void nobody_gets_in_with_a_tampered_token() {
        String[] parts = suite.token(Tokens.ROLES.toArray(String[]::new)).split("\\.", -1);
        String payload = parts[1].substring(0, parts[1].length() - 2) + (parts[1].endsWith("A") ? "BB" : "AA");

        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThat(status(endpoint, parts[0] + "." + payload + "." + parts[2]))
                        .isEqualTo(401));
    }

    @Test
    void nobody_gets_in_with_a_token_of_somebody_elses_key() {
        // Three well-formed parts, signed with nothing that the services know.
        String[] parts = suite.token("analyst").split("\\.", -1);
        String foreign = parts[0] + "." + parts[1] + "." + parts[2].substring(4) + "AAAA";

        assertThat(endpoints)
                .allSatisfy(endpoint -> assertThat(status(endpoint, foreign)).isEqualTo(401));
    }

    @Test
    void each_role_may_do_what_the_table_says_and_nothing_else() {
        for (Endpoint endpoint : endpoints) {
            Set<String> admitted = new TreeSet<>();
            for (String role : Tokens.ROLES) {
                int status = status(endpoint, suite.token(role));
                assertThat(status).as("%s as %s", endpoint, role).isNotIn(401, 500);
                if (status != 403) {
                    admitted.add(role);
                }
            }
            assertThat(admitted).as(endpoint.toString()).isEqualTo(ALLOWED.get(endpoint.toString()));
        }
    }

    @Test
    void the_keys_that_evidence_is_checked_with_are_for_anybody() {
        assertThat(suite.send(request(Service.CASE, "GET", "/.well-known/evidence-keys", null))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void health_needs_no_token() {
        for (Service service : Service.values()) {
            assertThat(suite.send(request(service, "GET", "/q/health", null)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_unknown_is_a_problem_in_every_service() {
        for (Service service : Service.values()) {
            HttpResponse<String> answer = suite.send(request(service, "GET", "/v1/nothing", suite.token("analyst")));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        }
    }

    private static Map.Entry<String, Set<String>> allowed(String endpoint, String... roles) {
        return Map.entry(endpoint, Set.of(roles));
    }

    private static int status(Endpoint endpoint, @Nullable String token) {
        return suite.send(request(endpoint.service(), endpoint.method(), endpoint.path(), token))
                .statusCode();
    }

    private static HttpRequest request(Service service, String method, String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(suite.url(service, path)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (method.equals("GET")) {
            return request.build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{}"))
                .build();
    }
}

package io.stillwatch.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.Tokens;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class SecurityTest {

    private static final Map<String, Set<String>> MAY_READ = Map.of(
            "/v1/accounts/{account}/risk", Set.of("gateway", "analyst", "lead"),
            "/v1/campaigns", Set.of("analyst", "lead", "auditor"),
            "/v1/campaigns/{id}", Set.of("analyst", "lead", "auditor"),
            "/v1/campaigns/{id}/members", Set.of("analyst", "lead", "auditor"),
            "/v1/progress", Set.of("operator", "analyst"));

    @Test
    void every_endpoint_is_in_this_test() {
        Map<String, Object> paths =
                given().accept("application/json").get("/q/openapi").jsonPath().getMap("paths");

        assertThat(paths.keySet()).isEqualTo(MAY_READ.keySet());
    }

    @Test
    void nobody_gets_in_without_a_token() {
        MAY_READ.keySet().forEach(path -> {
            Response response = given().get(real(path));
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(response.contentType()).isEqualTo("application/problem+json");
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    }

    @Test
    void a_role_gets_in_only_where_it_belongs() {
        MAY_READ.forEach((path, roles) -> Tokens.ROLES.forEach(role -> {
            Response response = AsRole.as(role).get(real(path));
            assertThat(response.statusCode())
                    .as(role + " " + path)
                    .isIn(roles.contains(role) ? Set.of(200, 404) : Set.of(403));
        }));
    }

    @Test
    void a_tampered_token_opens_nothing() {
        String token = SharedServers.get().tokens().mint("someone", "analyst", "operator");
        int signature = token.lastIndexOf('.') + 1;
        char flipped = token.charAt(signature) == 'A' ? 'B' : 'A';
        String tampered = token.substring(0, signature) + flipped + token.substring(signature + 1);

        MAY_READ.keySet()
                .forEach(path -> assertThat(
                                given().auth().oauth2(tampered).get(real(path)).statusCode())
                        .as(path)
                        .isEqualTo(401));
    }

    @Test
    void health_and_the_contract_are_open() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/openapi").statusCode()).isEqualTo(200);
    }

    private static String real(String path) {
        return path.replaceAll("\\{\\w+}", "x");
    }
}

package io.stillwatch.scoring;

import static io.restassured.RestAssured.given;
import static io.stillwatch.scoring.AsRole.analyst;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.stillwatch.eventsourcing.CommittedApi;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class ApiTest {

    @TestHTTPResource(value = "/metrics", management = true)
    @SuppressWarnings("NullAway.Init") // injected
    private URI metrics;

    @Test
    void the_committed_api_is_the_served_one() throws IOException {
        CommittedApi.isServedBy("scoring-service");
    }

    @Test
    void what_is_not_there_is_a_problem() {
        isProblem(analyst().get("/v1/nothing"), 404, "not-found");
        isProblem(analyst().get("/v1/campaigns/cmp_0000000000000000"), 404, "no-such-campaign");
        isProblem(analyst().get("/v1/campaigns/cmp_0000000000000000/members"), 404, "no-such-campaign");
    }

    @Test
    void what_can_not_be_done_is_a_problem() {
        isProblem(analyst().post("/v1/campaigns"), 405, "method-not-allowed");
        isProblem(analyst().accept("application/xml").get("/v1/campaigns"), 406, "not-acceptable");
    }

    @Test
    void what_can_not_be_understood_is_a_problem() {
        isProblem(analyst().get("/v1/campaigns?limit=0"), 400, "invalid-limit");
        isProblem(analyst().get("/v1/campaigns?limit=501"), 400, "invalid-limit");
        isProblem(analyst().get("/v1/campaigns?limit=ten"), 400, "invalid-limit");
        isProblem(analyst().get("/v1/campaigns?cursor=x"), 400, "invalid-cursor");
        isProblem(analyst().get("/v1/campaigns?cursor=eA.eA"), 400, "invalid-cursor");
        isProblem(analyst().get("/v1/campaigns?status=guilty"), 400, "invalid-status");
    }

    @Test
    void a_name_that_no_store_can_hold_is_nobodys() {
        assertThat(analyst()
                        .urlEncodingEnabled(false)
                        .get("/v1/accounts/a%00b/risk")
                        .jsonPath()
                        .getString("level"))
                .isEqualTo("LOW");
        isProblem(analyst().urlEncodingEnabled(false).get("/v1/campaigns/a%00b"), 404, "no-such-campaign");
        isProblem(analyst().urlEncodingEnabled(false).get("/v1/campaigns/a%00b/members"), 404, "no-such-campaign");
        isProblem(analyst().get("/v1/campaigns?cursor=AA.AA"), 400, "invalid-cursor");
    }

    @Test
    void metrics_need_no_token_on_their_own_port() {
        assertThat(given().get(metrics).statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").statusCode()).isEqualTo(404);
    }

    private static void isProblem(Response response, int status, String name) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("https://stillwatch.io/problems/" + name);
    }
}

package io.stillwatch.cases;

import static io.stillwatch.asking.Request.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was built, jar or binary, does its work: {@code mvn verify -Ppackaged}, or {@code -Pnative} with a GraalVM. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class PackagedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_case_is_opened_and_read() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);

        String id = given().token(SharedServers.token("ana", "analyst"))
                .contentType("application/json")
                .header("Idempotency-Key", "packaged")
                .body("{\"summary\":\"A tip\"}")
                .post("/v1/cases")
                .hasStatus(200)
                .json()
                .getString("id");

        given().token(SharedServers.token("ana", "analyst"))
                .get("/v1/cases/{id}", id)
                .hasStatus(200)
                .has("state", equalTo("unassigned"));
    }
}

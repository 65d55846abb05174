package io.stillwatch.ingest;

import static io.stillwatch.asking.Request.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What was built, jar or binary, does its work: {@code mvn verify -Ppackaged}, or {@code -Pnative} with a GraalVM. */
@QuarkusIntegrationTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "ingest"))
class PackagedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void an_interaction_is_taken_and_published() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);

        given().token(SharedServers.token("someone", "ingester"))
                .contentType("application/x-ndjson")
                .body("{\"id\":\"packaged\",\"time\":\"%s\",\"account\":\"acct_1\",\"model\":\"m\"}"
                        .formatted(Instant.now()))
                .post("/v1/interactions")
                .hasStatus(200)
                .has("accepted", equalTo(1));

        await().atMost(PATIENCE)
                .until(() -> given().token(SharedServers.token("someone", "operator"))
                                .get("/v1/progress")
                                .json()
                                .getInt("published")
                        == 1);
    }
}

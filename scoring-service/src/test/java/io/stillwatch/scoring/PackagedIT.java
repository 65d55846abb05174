package io.stillwatch.scoring;

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
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
class PackagedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_risk_is_looked_up() {
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);

        given().token(SharedServers.token("someone", "gateway"))
                .get("/v1/accounts/stillwatch-test-high/risk")
                .hasStatus(200)
                .has("level", equalTo("HIGH"));
    }
}

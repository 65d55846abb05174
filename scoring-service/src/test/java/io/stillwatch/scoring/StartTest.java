package io.stillwatch.scoring;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.scoring.AsRole.analyst;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.stillwatch.asking.Answer;
import io.stillwatch.local.Ports;
import io.stillwatch.local.StillwatchTestResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "scoring"))
@TestProfile(StartTest.AllAlone.class)
class StartTest {

    public static class AllAlone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers", "127.0.0.1:" + Ports.free(),
                    "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:" + Ports.free() + "/scoring",
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + Ports.free() + "/scoring");
        }
    }

    @Test
    void it_starts_without_broker_and_database_and_says_that_it_is_not_ready() {
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        Answer ready = given().get("/q/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.json().getList("checks.name")).contains("schema", "checkpoint");
        assertThat(analyst().get("/v1/accounts/a/risk").statusCode()).isEqualTo(503);
    }
}

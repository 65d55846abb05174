package io.stillwatch.cases;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.eventsourcing.CommittedApi;
import io.stillwatch.local.StillwatchTestResource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class OpenApiDriftTest {

    @Test
    void the_api_that_is_served_is_the_one_that_is_committed() throws IOException {
        CommittedApi.isServedBy("case-service");
    }
}

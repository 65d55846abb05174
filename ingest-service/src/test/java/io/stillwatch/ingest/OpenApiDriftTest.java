package io.stillwatch.ingest;

import io.stillwatch.eventsourcing.CommittedApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@IngestTest
class OpenApiDriftTest {
    @Test
    void the_api_that_is_served_is_the_one_committed() throws IOException {
        CommittedApi.isServedBy("ingest-service");
    }
}

package io.stillwatch.cases.feed;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.EndlessHeads;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who was let in once is not let in for ever. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StreamEndTest {

    @Inject
    MeterRegistry meters;

    @Test
    void a_stream_ends_with_its_token_and_goes_on_with_another() {
        open();
        awaitQuiet();
        long head = as("sam", "subscriber").get("/v1/events").json().getLong("head");
        String token = SharedServers.get().tokens().mint("sam", Duration.ofSeconds(3), "subscriber");

        List<String> seen;
        try (EventStream stream = EventStream.behind(head - 1, "", token)) {
            seen = stream.rest();
        }

        assertThat(seen).contains("id:" + head);
        await().atMost(PATIENCE).until(() -> meters.get("event.streams").gauge().value() == 0);
        given().token(token)
                .accept("text/event-stream")
                .header("Last-Event-ID", Long.toString(head))
                .get("/v1/events")
                .hasStatus(401);
        try (EventStream stream = EventStream.behind(head - 1, "")) {
            assertThat(stream.next(1).getFirst().position()).isEqualTo(head);
        }
    }

    @Test
    void heads_without_end_are_a_thousand_more_than_streams_and_those_on_top_are_hung_up_on() throws IOException {
        try (EndlessHeads heads = EndlessHeads.begun(3_200)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(heads.closed()).isBetween(200L, 300L));
        }
        await().ignoreExceptions()
                .untilAsserted(() -> as("sam", "subscriber").get("/v1/events").hasStatus(200));
    }
}

package io.stillwatch.cases;

import static io.restassured.RestAssured.given;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Campaigns.detected;
import static io.stillwatch.cases.Campaigns.fresh;
import static io.stillwatch.cases.Campaigns.grew;
import static io.stillwatch.cases.Campaigns.publish;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.LocalServers;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Database and broker are killed in the middle of it, and come back. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class OutageTest {

    private static final int FINDINGS = 40;

    private final LocalServers servers = SharedServers.get();
    private final String campaign = fresh();
    private final String id = caseOf(campaign);

    @AfterEach
    void bothAreBack() {
        if (!servers.postgres().isRunning()) {
            servers.postgres().restart();
        }
        if (!servers.kafka().isRunning()) {
            servers.kafka().restart();
        }
    }

    @Test
    void findings_that_come_while_the_database_is_away_wait_for_it() {
        publish(detected(campaign));
        awaitCase(campaign);
        servers.postgres().kill();

        publish(IntStream.rangeClosed(2, FINDINGS)
                .mapToObj(number -> grew(campaign, number))
                .toArray(CloudEvent[]::new));
        ana().get("/v1/cases")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json");
        servers.postgres().restart();
        awaitEvents(id, FINDINGS);
        awaitQuiet();

        assertThat(history(id)).hasSize(FINDINGS);
        assertThat(Http.read(id).getInt("missingFindings")).isZero();
        isPublishedInOrder(FINDINGS);
    }

    @Test
    void a_database_that_is_killed_while_findings_come_loses_and_doubles_none() {
        publish(Stream.concat(
                        Stream.of(detected(campaign)),
                        IntStream.rangeClosed(2, FINDINGS).mapToObj(number -> grew(campaign, number)))
                .toArray(CloudEvent[]::new));
        awaitCase(campaign);
        servers.postgres().kill();
        servers.postgres().restart();

        awaitEvents(id, FINDINGS);
        awaitQuiet();

        assertThat(history(id)).hasSize(FINDINGS);
        isPublishedInOrder(FINDINGS);
    }

    @Test
    void people_work_on_while_the_broker_is_away_and_what_they_did_is_published_later() {
        String worked = open();
        awaitQuiet();
        servers.kafka().kill();

        post(ana(), worked, "assign", Map.of("analyst", "ana")).then().statusCode(200);
        post(ana(), worked, "notes", Map.of("text", "looks like a class"))
                .then()
                .statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        as("olga", "operator")
                .get("/v1/progress")
                .then()
                .statusCode(200)
                .body("lag", nullValue())
                .body("handled", greaterThan(0));
        servers.kafka().restart();
        awaitQuiet();

        assertThat(sequences(worked)).containsExactly("1", "2", "3");
    }

    @Test
    void a_broker_that_is_killed_while_findings_come_leaves_nothing_behind() {
        publish(Stream.concat(
                        Stream.of(detected(campaign)),
                        IntStream.rangeClosed(2, FINDINGS).mapToObj(number -> grew(campaign, number)))
                .toArray(CloudEvent[]::new));
        await().atMost(PATIENCE).until(() -> ana().get("/v1/cases/{id}", id).statusCode() == 200);
        servers.kafka().kill();
        servers.kafka().restart();

        awaitEvents(id, FINDINGS);
        awaitQuiet();

        assertThat(history(id)).hasSize(FINDINGS);
        isPublishedInOrder(FINDINGS);
    }

    private void isPublishedInOrder(int last) {
        assertThat(sequences(id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, last)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** At least once: a copy is no fault, a gap or a swap is. */
    private static List<String> sequences(String id) {
        return Topic.read("case-events", id).stream()
                .map(record -> Topic.header(record, "ce_sequence"))
                .distinct()
                .toList();
    }
}

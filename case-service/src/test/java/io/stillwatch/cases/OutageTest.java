package io.stillwatch.cases;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Campaigns.detected;
import static io.stillwatch.cases.Campaigns.fresh;
import static io.stillwatch.cases.Campaigns.grew;
import static io.stillwatch.cases.Campaigns.publish;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.local.LocalServers;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
    void a_database_that_is_killed_while_findings_come_loses_and_doubles_none_and_those_that_come_meanwhile_wait() {
        publish(Stream.concat(Stream.of(detected(campaign)), grown(2, FINDINGS / 2))
                .toArray(CloudEvent[]::new));
        awaitCase(campaign);

        servers.postgres().kill();
        publish(grown(FINDINGS / 2 + 1, FINDINGS).toArray(CloudEvent[]::new));
        ana().get("/v1/cases").hasStatus(503).hasHeader("Retry-After", "2").hasContentType("application/problem+json");
        given().get("/q/health/ready").hasStatus(200);
        servers.postgres().restart();

        awaitEvents(id, FINDINGS);
        awaitQuiet();
        assertThat(history(id)).hasSize(FINDINGS);
        assertThat(Http.read(id).getInt("missingFindings")).isZero();
        isPublishedInOrder(FINDINGS);
    }

    @Test
    void a_broker_that_is_killed_while_findings_come_leaves_nothing_behind_and_people_work_on_meanwhile() {
        String worked = open();
        publish(Stream.concat(Stream.of(detected(campaign)), grown(2, FINDINGS)).toArray(CloudEvent[]::new));
        awaitCase(campaign);

        servers.kafka().kill();
        CompletableFuture<Answer> progress =
                CompletableFuture.supplyAsync(() -> as("olga", "operator").get("/v1/progress"));
        post(ana(), worked, "assign", Map.of("analyst", "ana")).hasStatus(200);
        post(ana(), worked, "notes", Map.of("text", "looks like a class")).hasStatus(200);
        given().get("/q/health/ready").hasStatus(200);
        given().get("/q/health/live").hasStatus(200);
        progress.join().hasStatus(200).has("lag", nullValue()).has("handled", greaterThan(0));
        servers.kafka().restart();

        awaitEvents(id, FINDINGS);
        awaitQuiet();
        assertThat(history(id)).hasSize(FINDINGS);
        isPublishedInOrder(FINDINGS);
        assertThat(sequences(worked)).containsExactly("1", "2", "3");
    }

    @Test
    void a_database_that_is_killed_while_many_cases_are_decided_leaves_the_list_of_what_was_decided()
            throws SQLException {
        List<String> cases = List.of(open(), open(), open());
        try (Meanwhile other = Meanwhile.begins().takesTurn(cases.get(1))) {
            CompletableFuture<Json> asked = Meanwhile.asked(() -> decide(cases));
            other.awaitWaitingForTurns(1);

            servers.postgres().kill();

            Json answer = asked.join();
            assertThat(answer.getString("items[0].problem")).isNull();
            assertThat(answer.getList("items.problem", String.class).subList(1, 3))
                    .allMatch(problem -> problem.endsWith("/store-unavailable"));
            assertThat(answer.getString("accounts")).isNull();
        }
        servers.postgres().restart();
        assertThat(decide(cases).getList("items.problem", String.class))
                .as("sent again")
                .containsOnlyNulls();
    }

    private Json decide(List<String> cases) {
        return Http.lea()
                .header("Idempotency-Key", campaign)
                .contentType("application/json")
                .body(Map.of(
                        "cases",
                        cases.stream()
                                .map(one -> Map.of("id", one, "sequence", 1))
                                .toList(),
                        "decision",
                        "dismissed",
                        "reason",
                        "a class"))
                .post("/v1/bulk-decisions")
                .hasStatus(200)
                .json();
    }

    private Stream<CloudEvent> grown(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> grew(campaign, number));
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

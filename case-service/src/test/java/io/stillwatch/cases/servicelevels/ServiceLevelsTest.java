package io.stillwatch.cases.servicelevels;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What leads, auditors and analysts look at beside the queue. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ServiceLevelsTest {

    @Test
    void they_say_how_far_the_cases_of_a_time_came_and_how_fast() {
        Instant from = Instant.now();
        String decided = open();
        String triaged = open();
        open();
        post(ana(), triaged, "triage", Map.of("priority", "high")).hasStatus(200);
        post(lea(), decided, "decide", Map.of("decision", "dismissed", "reason", "a class"))
                .hasStatus(200);

        Json levels = lea().queryParam("from", from.toString())
                .queryParam("to", Instant.now().plusSeconds(60).toString())
                .get("/v1/service-levels")
                .hasStatus(200)
                .json();

        assertThat(levels.getLong("cases")).isEqualTo(3);
        assertThat(levels.getLong("timeToTriage.cases")).isEqualTo(1);
        assertThat(levels.getLong("timeToDecision.cases")).isEqualTo(1);
        assertThat(levels.getDouble("timeToDecision.median")).isBetween(0.0, 60.0);
        assertThat(levels.getLong("decisions.dismissed")).isEqualTo(1);
        assertThat(levels.getString("timeToContainment.median")).isNull();
        lea().queryParam("from", "yesterday").get("/v1/service-levels").hasStatus(400);
    }

    @Test
    void a_case_that_is_opened_again_counts_as_decided_once_and_as_none_of_the_decisions() {
        Instant from = Instant.now();
        String id = open();
        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"));
        assertThat(levels(from).getMap("decisions")).containsEntry("dismissed", 1);

        post(lea(), id, "reopen", Map.of("reason", "it grew")).hasStatus(200);

        assertThat(levels(from).getMap("decisions")).doesNotContainValue(1);
        assertThat(levels(from).getLong("timeToDecision.cases")).isEqualTo(1);
    }

    @Test
    void the_first_decision_is_what_was_waited_for() {
        Instant from = Instant.now();
        String id = open();
        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"));
        double waited = levels(from).getDouble("timeToDecision.median");
        post(lea(), id, "reopen", Map.of("reason", "it grew"));

        post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "one card"))
                .hasStatus(200);

        assertThat(levels(from).getDouble("timeToDecision.median")).isEqualTo(waited);
    }

    @Test
    void they_say_when_it_was_contained_and_how_appeals_were_answered() {
        String account = freshAccount();
        Instant from = Instant.now();
        String enforcement = applied(confirmed(account), account);
        await().atMost(PATIENCE).until(() -> levels(from).getLong("timeToContainment.cases") == 1);
        String appeal = appealed(enforcement, account, "I teach a class");
        assertThat(levels(from).getLong("appeals.filed")).isEqualTo(1);
        assertThat(levels(from).getLong("appeals.answered")).isZero();

        judge(appeal, "overturn", Map.of("reason", "a class indeed")).hasStatus(200);

        assertThat(levels(from).getDouble("timeToContainment.median")).isBetween(0.0, 60.0);
        assertThat(levels(from).getLong("appeals.answered")).isEqualTo(1);
        assertThat(levels(from).getDouble("appeals.overturnRate")).isEqualTo(1.0);
        assertThat(levels(from).getDouble("appeals.medianToAnswer")).isBetween(0.0, 60.0);
    }

    @Test
    void a_case_is_contained_when_the_first_of_its_members_is() {
        String first = freshAccount();
        String second = freshAccount();
        Instant from = Instant.now();
        String enforcement = requested(confirmed(first, second));
        approve(enforcement);
        await().atMost(PATIENCE).until(() -> enforcement(enforcement).getInt("released") == 1);
        acknowledge(enforcement, first, "applied");
        await().atMost(PATIENCE).until(() -> levels(from).getLong("timeToContainment.cases") == 1);
        double contained = levels(from).getDouble("timeToContainment.median");

        acknowledge(enforcement, second, "applied");

        await().atMost(PATIENCE).until(() -> enforcement(enforcement).getInt("applied") == 2);
        assertThat(levels(from).getDouble("timeToContainment.median")).isEqualTo(contained);
    }

    private static Json enforcement(String id) {
        return lea().get("/v1/enforcements/{id}", id).json();
    }

    private static Json levels(Instant from) {
        return lea().queryParam("from", from.toString())
                .queryParam("to", Instant.now().plusSeconds(60).toString())
                .get("/v1/service-levels")
                .json();
    }

    @Test
    void the_work_load_counts_what_an_analyst_has_to_do() {
        String begun = open();
        String waiting = open();
        for (String id : List.of(begun, waiting)) {
            post(lea(), id, "assign", Map.of("analyst", "wanda")).hasStatus(200);
        }
        post(as("wanda", "analyst"), begun, "start", Map.of()).hasStatus(200);

        Json load = lea().get("/v1/workload").json();

        assertThat(load.getMap("items[assignee=wanda][0]"))
                .containsEntry("waiting", 1)
                .containsEntry("investigating", 1)
                .containsEntry("decided", 0);
    }

    @Test
    void the_timeline_of_a_case_tells_it_in_order_without_what_people_wrote() {
        String id = open();
        post(ana(), id, "notes", Map.of("text", "Ms Example of room 5"));
        post(ana(), id, "assign", Map.of("analyst", "ana"));
        awaitQuiet();

        Json first = ana().queryParam("limit", 2)
                .get("/v1/cases/{id}/timeline", id)
                .hasStatus(200)
                .json();
        Json second = ana().queryParam("cursor", first.getString("next"))
                .get("/v1/cases/{id}/timeline", id)
                .json();

        assertThat(first.getList("items.type")).containsExactly("case-opened.v1", "note-added.v1");
        assertThat(second.getList("items.type")).containsExactly("case-assigned.v1");
        assertThat(second.getString("items[0].body.analyst")).isEqualTo("ana");
        assertThat(first.toString()).doesNotContain("Ms Example");
        ana().get("/v1/cases/case_0000000000000000/timeline").hasStatus(404);
    }
}

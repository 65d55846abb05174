package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in force about one end user of an aggregator costs nothing for the thousands of others. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class AggregatorMeasuresTest {

    private final String aggregator = freshAccount();
    private String enforcement = "";

    @BeforeEach
    void aMeasureMeetsTwoEndUsersOfAnAggregator() {
        String caseId = Measures.confirmed(freshAccount());
        Rows.member(caseId, aggregator, "u/1");
        Rows.member(caseId, aggregator, "u/2");
        enforcement = throttled(caseId, aggregator);
        await().atMost(PATIENCE)
                .until(() -> !told("u/1").isEmpty() && !told("u/2").isEmpty());
    }

    @Test
    void each_end_user_is_told_of_by_itself_under_its_own_number_and_the_account_of_none() {
        assertThat(body(told("u/1").getLast()))
                .startsWith("{\"account\":\"" + aggregator + "\",\"endUser\":\"u/1\",")
                .containsOnlyOnce("\"enforcement\":\"" + enforcement + "\"")
                .doesNotContain("u/2");
        acknowledge("u/1");

        await().atMost(PATIENCE).until(() -> body(told("u/1").getLast()).contains("\"state\":\"applied\""));

        assertThat(sequence(told("u/1").getLast()))
                .isEqualTo(sequence(told("u/1").getFirst()) + 1);
        assertThat(told("u/2")).hasSize(1);
        assertThat(toldOfTheAccount()).isEmpty();
    }

    @Test
    void an_end_user_is_bound_by_what_meets_the_account_as_well_and_the_account_counts_who_is_met_by_themselves() {
        throttled(Measures.confirmed(aggregator), aggregator);
        await().atMost(PATIENCE).until(() -> !toldOfTheAccount().isEmpty());

        assertThat(body(toldOfTheAccount().getLast())).doesNotContain(enforcement, "u/1");
        assertThat(lookUp("enforcement").getList("measures")).hasSize(1);
        assertThat(lookUp("enforcement").getInt("endUsers")).isEqualTo(2);
        assertThat(lookUp("endUsers/u%2F1/enforcement").getList("measures.endUser"))
                .containsExactly(null, "u/1");
        assertThat(lookUp("endUsers/u%2F3/enforcement").getList("measures.endUser"))
                .containsExactly((String) null);
    }

    @Test
    void an_end_user_whom_the_providers_system_refused_to_act_on_counts_no_more() {
        post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + enforcement + "/acks",
                Map.of("items", List.of(said("u/2", "refused"))));

        await().atMost(PATIENCE).until(() -> lookUp("enforcement").getInt("endUsers") == 1);
    }

    @Test
    void an_acknowledgement_of_one_end_user_waits_for_no_other() throws SQLException {
        try (var held = Rows.held(enforcement, "u/2")) {
            Answer one = CompletableFuture.supplyAsync(() -> acknowledge("u/1"), Thread::startVirtualThread)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();

            assertThat(one.statusCode()).isEqualTo(200);
            held.rollback();
        }
    }

    @Test
    void acknowledgements_of_many_end_users_are_each_taken() {
        Map<String, Object> both = Map.of("items", List.of(said("u/2", "refused"), said("u/1", "applied")));

        post(as("sys", "enforcer"), "/v1/enforcements/" + enforcement + "/acks", both)
                .hasStatus(200);

        assertThat(lookUp("endUsers/u%2F1/enforcement").getList("measures.state"))
                .containsExactly("applied");
        assertThat(lookUp("endUsers/u%2F2/enforcement").getList("measures")).isEmpty();
    }

    @Test
    void what_the_release_before_told_in_one_event_is_told_of_the_account_and_of_each_end_user_anew() {
        Rows.toldTogether(aggregator, 7);

        await().atMost(PATIENCE)
                .until(() -> !toldOfTheAccount().isEmpty()
                        && told("u/1").size() > 1
                        && told("u/2").size() > 1);

        assertThat(sequence(toldOfTheAccount().getLast())).isEqualTo(8);
        assertThat(body(toldOfTheAccount().getLast())).contains("\"measures\":[]");
        assertThat(sequence(told("u/1").getLast()))
                .isEqualTo(sequence(told("u/1").getFirst()) + 1);
        assertThat(body(told("u/1").getLast())).contains(enforcement);
    }

    private static String throttled(String caseId, String account) {
        String id = post(
                        lea(),
                        "/v1/enforcements",
                        Map.of("case", caseId, "measure", "throttle", "reason", "r", "accounts", List.of(account)))
                .json()
                .getString("id");
        approve(id);
        return id;
    }

    private Answer acknowledge(String endUser) {
        return post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + enforcement + "/items/" + aggregator + "/ack",
                Map.of("outcome", "applied", "endUser", endUser));
    }

    private Map<String, String> said(String endUser, String outcome) {
        return Map.of("account", aggregator, "endUser", endUser, "outcome", outcome);
    }

    private Json lookUp(String what) {
        return as("gate", "gateway")
                .get("/v1/accounts/" + aggregator + "/" + what)
                .json();
    }

    private List<ConsumerRecord<String, byte[]>> told(String endUser) {
        return Topic.read("end-user-enforcement", aggregator + "/" + endUser.replace("/", "%2F"));
    }

    private List<ConsumerRecord<String, byte[]>> toldOfTheAccount() {
        return Topic.read("account-enforcement", aggregator);
    }

    private static String body(ConsumerRecord<String, byte[]> told) {
        return new String(told.value(), UTF_8);
    }

    private static long sequence(ConsumerRecord<String, byte[]> told) {
        return Long.parseLong(Topic.header(told, "ce_sequence"));
    }
}

package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.enforcement.Steps.acknowledge;
import static io.stillwatch.cases.enforcement.Steps.approve;
import static io.stillwatch.cases.enforcement.Steps.awaitCount;
import static io.stillwatch.cases.enforcement.Steps.confirmed;
import static io.stillwatch.cases.enforcement.Steps.inForce;
import static io.stillwatch.cases.enforcement.Steps.items;
import static io.stillwatch.cases.enforcement.Steps.last;
import static io.stillwatch.cases.enforcement.Steps.max;
import static io.stillwatch.cases.enforcement.Steps.post;
import static io.stillwatch.cases.enforcement.Steps.preview;
import static io.stillwatch.cases.enforcement.Steps.read;
import static io.stillwatch.cases.enforcement.Steps.released;
import static io.stillwatch.cases.enforcement.Steps.requested;
import static io.stillwatch.cases.enforcement.Steps.tip;
import static io.stillwatch.cases.enforcement.Steps.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a confirmed case to what is in force, and back. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class EnforcementTest {

    @Test
    void a_second_person_approves_the_system_acknowledges_and_one_call_takes_it_back() {
        String id = requested(confirmed(10), Map.of());
        assertThat(post(lea(), "/v1/enforcements/" + id + "/approve", Map.of())
                        .json()
                        .getString("type"))
                .endsWith("/second-person-needed");

        approve(id);
        List<String> accounts = released(id, 10);
        accounts.forEach(account -> acknowledge(id, account, "applied", 200));
        acknowledge(id, accounts.getFirst(), "applied", 200);
        acknowledge(id, accounts.getFirst(), "refused", 409);

        awaitCount(id, "applied", 10);
        assertThat(inForce(accounts.getFirst())).isEqualTo("suspend");
        await().atMost(Http.PATIENCE).until(() -> last(accounts.getFirst()).contains("\"state\":\"applied\""));

        assertThat(post(max(), "/v1/enforcements/" + id + "/reverse", Map.of("reason", "a mistake"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(inForce(accounts.getFirst())).isNull();
        acknowledge(id, accounts.getFirst(), "lifted", 200);
        awaitCount(id, "lifted", 1);
        await().atMost(Http.PATIENCE).until(() -> last(accounts.getFirst()).contains("\"measures\":[]"));
    }

    @Test
    void what_makes_no_sense_is_refused_and_named() {
        as("sys", "enforcer")
                .contentType("application/json")
                .body("{\"items\":[null]}")
                .post("/v1/enforcements/enf_0000000000000000/acks")
                .hasStatus(400)
                .has("detail", containsString("items"));
        for (String path : List.of("notice", "reasons", "items")) {
            ana().get("/v1/enforcements/%00/" + path).hasStatus(404);
        }
        lea().contentType("application/json")
                .body(Map.of("reason", "a class"))
                .post("/v1/enforcements/enf_0000000000000000/items/%00/reverse")
                .hasStatus(400);
        as("olga", "operator")
                .contentType("application/json")
                .body(Map.of("basis", "requested", "reference", "DSR-1"))
                .post("/v1/enforcements/%00/events/1/erase")
                .hasStatus(404);
    }

    @Test
    void while_all_is_frozen_nothing_is_approved_and_nothing_handed_out() {
        String frozenLater = requested(confirmed(2), Map.of());
        approve(frozenLater);
        released(frozenLater, 2);
        String id = requested(confirmed(2), Map.of());
        try {
            post(ana(), "/v1/enforcements/freeze", Map.of("reason", "a flood of appeals"));

            assertThat(post(max(), "/v1/enforcements/" + id + "/approve", Map.of())
                            .json()
                            .getString("type"))
                    .endsWith("/frozen");
            assertThat(items(frozenLater, "released")).isEmpty();
            assertThat(lea().get("/v1/enforcements/{id}/items", frozenLater)
                            .json()
                            .getList("items.state"))
                    .containsExactly("released", "released");
            assertThat(ana().get("/v1/enforcements").json().getBoolean("frozen"))
                    .isTrue();
        } finally {
            assertThat(post(lea(), "/v1/enforcements/thaw", Map.of()).statusCode())
                    .isEqualTo(200);
        }
        assertThat(items(frozenLater, "released")).hasSize(2);
        assertThat(ana().get("/v1/enforcements").json().getBoolean("frozen")).isFalse();
    }

    @Test
    void one_account_is_let_go_while_the_rest_stays_in_force() {
        String id = requested(confirmed(3), Map.of());
        approve(id);
        List<String> accounts = released(id, 3);
        accounts.forEach(account -> acknowledge(id, account, "applied", 200));
        String path = "/v1/enforcements/" + id + "/items/" + accounts.getFirst() + "/reverse";

        assertThat(post(ana(), path, Map.of("reason", "a class")).statusCode()).isEqualTo(403);
        assertThat(post(lea(), path, Map.of()).statusCode()).isEqualTo(400);
        Answer reversed = post(lea(), path, Map.of("reason", "a class"));
        Answer again = post(lea(), path, Map.of("reason", "a class"));

        assertThat(reversed.json().getString("state")).as(reversed.asString()).isEqualTo("lifting");
        assertThat(again.asString()).isEqualTo(reversed.asString());
        assertThat(inForce(accounts.getFirst())).isNull();
        assertThat(inForce(accounts.getLast())).isEqualTo("suspend");
        await().atMost(Http.PATIENCE)
                .until(() -> Topic.read("case-events", id).stream()
                        .anyMatch(event ->
                                "io.stillwatch.enforcement-item-reversed.v1".equals(Topic.header(event, "ce_type"))));
        assertThat(post(lea(), "/v1/enforcements/" + id + "/items/nobody/reverse", Map.of("reason", "a class"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void batches_come_one_after_the_other() {
        String id = requested(confirmed(6), Map.of("batchSize", 4, "pauseSeconds", 3_600));
        approve(id);

        released(id, 4);

        assertThat(items(id, "waiting")).hasSize(2);
    }

    @Test
    void it_ends_by_itself() {
        String id = requested(
                confirmed(1), Map.of("expiresAt", Instant.now().plusSeconds(2).toString()));
        approve(id);

        await().atMost(Http.PATIENCE)
                .until(() -> "expired".equals(read(id).getString("state"))
                        && items(id, "lifting").size() == 1);
    }

    @Test
    void a_case_that_is_not_confirmed_leads_to_nothing() {
        String tip = tip(1);

        assertThat(post(ana(), "/v1/enforcements", wish(tip, Map.of())).json().getString("type"))
                .endsWith("/case-not-confirmed");
    }

    @Test
    void whoever_is_no_member_is_no_typo_that_goes_unnoticed() {
        String caseId = confirmed(2);
        String member = ana().get("/v1/cases/{id}/members", caseId).json().getString("items[0].account");
        Map<String, Object> wish =
                wish(caseId, Map.of("accounts", List.of("acct_typo", member, "acct_typo_2", "acct_typo")));

        Answer refused = post(ana(), "/v1/enforcements", wish);

        assertThat(refused.json().getString("type")).endsWith("/not-members");
        assertThat(refused.json().getString("detail"))
                .contains("accounts[0], accounts[2], accounts[3].")
                .doesNotContain("acct_typo");
        assertThat(preview(wish).getList("notMembers")).containsExactly("acct_typo", "acct_typo_2");
        assertThat(preview(wish).getInt("items")).isEqualTo(1);
    }

    @Test
    void the_measures_of_one_case_are_listed_alone() {
        String caseId = confirmed(1);
        String id = requested(caseId, Map.of());
        requested(confirmed(1), Map.of());

        assertThat(ana().get("/v1/enforcements?case={case}", caseId).json().getList("items.id"))
                .containsExactly(id);
        ana().get("/v1/enforcements?case=typo").hasStatus(400).has("detail", containsString("'case'"));
        ana().get("/v1/enforcements?cases={case}", caseId).hasStatus(400).has("detail", containsString("'cases'"));
    }

    @Test
    void what_was_acknowledged_just_before_it_was_taken_back_was_in_force() {
        for (int i = 0; i < 5; i++) {
            String id = requested(confirmed(1), Map.of());
            approve(id);
            String account = released(id, 1).getFirst();

            acknowledge(id, account, "applied", 200);
            post(max(), "/v1/enforcements/" + id + "/reverse", Map.of("reason", "a mistake"));
            acknowledge(id, account, "lifted", 200);

            awaitCount(id, "lifted", 1);
            assertThat(read(id).getInt("applied")).isEqualTo(1);
        }
    }

    @Test
    void what_was_in_force_is_not_lifted_by_a_refusal() {
        String id = requested(confirmed(1), Map.of());
        approve(id);
        String account = released(id, 1).getFirst();
        acknowledge(id, account, "applied", 200);
        post(max(), "/v1/enforcements/" + id + "/reverse", Map.of("reason", "a mistake"));

        acknowledge(id, account, "refused", 409);

        assertThat(items(id, "lifting")).containsExactly(account);
    }

    @Test
    void a_request_that_is_sent_again_is_made_once() {
        String caseId = confirmed(1);
        String key = "key-" + caseId;

        Answer first = post(ana().header("Idempotency-Key", key), "/v1/enforcements", wish(caseId, Map.of()));
        Answer second = post(ana().header("Idempotency-Key", key), "/v1/enforcements", wish(caseId, Map.of()));

        assertThat(second.asString()).isEqualTo(first.asString());
    }
}

package io.stillwatch.cases.appeals;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.requested;
import static io.stillwatch.cases.Measures.tip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Rows;
import io.stillwatch.cases.Topic;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an appeal that is won takes back, and when that is done. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class WonAppealsTest {

    private final String account = freshAccount();

    @Test
    void where_a_key_was_stolen_nothing_was_confirmed_that_could_be_corrected() {
        String caseId = tip(account);
        Http.post(lea(), caseId, "decide", Map.of("decision", "credential-compromise", "reason", "a stolen key"));
        String enforcement = released(caseId);
        acknowledge(enforcement, account, "applied");

        win(appealed(enforcement, account, "I have a new key"));

        assertThat(Http.history(caseId)).doesNotContain("confirmation-corrected");
        assertThat(Http.read(caseId).getInt("corrections")).isZero();
    }

    @Test
    void who_wins_two_appeals_against_one_decision_was_wronged_once() {
        String caseId = confirmed(account);
        String suspended = appealed(applied(caseId, account), account, "I teach a class");
        String watched = appealed(inForce(caseId, "watch"), account, "I teach a class");

        win(suspended);
        win(watched);

        assertThat(Http.read(caseId).getInt("corrections")).isEqualTo(1);
        assertThat(Http.history(caseId)).containsOnlyOnce("confirmation-corrected");
    }

    @Test
    void what_was_taken_back_with_an_appeal_is_not_upheld_against_another() {
        String caseId = confirmed(account);
        String suspended = appealed(applied(caseId, account), account, "I teach a class");
        String watched = appealed(inForce(caseId, "watch"), account, "I teach a class");
        win(suspended);

        Answer refused = judge(watched, "uphold", Map.of("reason", "one card"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.json().getString("type")).endsWith("/already-reinstated");
    }

    private String inForce(String caseId, String measure) {
        String enforcement = requested(caseId, measure);
        approve(enforcement);
        awaitReleased(enforcement);
        acknowledge(enforcement, account, "applied");
        return enforcement;
    }

    @Test
    void whom_the_providers_system_would_not_act_on_is_restored_at_once() {
        String enforcement = released(confirmed(account));
        String appeal = appealed(enforcement, account, "I teach a class");
        acknowledge(enforcement, account, "refused");

        win(appeal);

        await().atMost(PATIENCE)
                .until(() -> "restored"
                        .equals(ana().get("/v1/appeals/{id}", appeal).json().getString("state")));
    }

    @Test
    void who_is_restored_stays_cleared_there_when_acted_on_elsewhere() {
        String caseId = confirmed(account);
        String enforcement = applied(caseId, account);
        String appeal = appealed(enforcement, account, "I teach a class");
        win(appeal);
        acknowledge(enforcement, account, "lifted");
        await().atMost(PATIENCE)
                .until(() -> "restored"
                        .equals(ana().get("/v1/appeals/{id}", appeal).json().getString("state")));

        String elsewhere = released(confirmed(account));

        await().atMost(PATIENCE).until(() -> told().contains(elsewhere));
        assertThat(told()).contains("\"reinstatements\":[{\"case\":\"" + caseId);
    }

    /** The last word of the topic on the account. */
    private String told() {
        return new String(Topic.read("account-enforcement", account).getLast().value(), UTF_8);
    }

    @Test
    void one_that_has_time_left_is_open_and_not_overdue() {
        long open = rate("open");
        long overdue = rate("overdue");

        appealed(applied(confirmed(account), account), account, "I teach a class");

        assertThat(rate("open")).isEqualTo(open + 1);
        assertThat(rate("overdue")).isEqualTo(overdue);
    }

    @Test
    void another_end_user_of_the_account_was_confirmed_by_themselves() {
        String part = Http.open();
        String whole = Http.open();
        Rows.member(part, account, "u1");
        Rows.member(whole, account, "u2");
        for (String id : List.of(part, whole)) {
            Http.post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        }
        String appeal = ofTheFirstEndUser(part);
        var merged = Campaigns.body("campaign-merged.v1", campaign(part)).put("into", campaign(whole));
        Campaigns.publish(Campaigns.event(campaign(part), "campaign-merged.v1", 2, merged));
        await().atMost(PATIENCE).until(() -> "merged".equals(Http.read(part).getString("state")));

        win(appeal);

        assertThat(Http.history(part)).containsOnlyOnce("confirmation-corrected");
        assertThat(Http.history(whole)).doesNotContain("confirmation-corrected");
    }

    private String ofTheFirstEndUser(String caseId) {
        Map<String, String> who = Map.of("account", account, "endUser", "u1");
        String enforcement = post(
                        lea(),
                        "/v1/enforcements",
                        Map.of("case", caseId, "measure", "throttle", "reason", "one card", "members", List.of(who)))
                .json()
                .getString("id");
        approve(enforcement);
        awaitReleased(enforcement);
        post(
                as("sys", "enforcer"),
                "/v1/enforcements/" + enforcement + "/items/" + account + "/ack",
                Map.of("outcome", "applied", "endUser", "u1"));
        Map<String, String> filed =
                Map.of("enforcement", enforcement, "account", account, "endUser", "u1", "statement", "I teach a class");
        String appeal = post(as("sys", "enforcer"), "/v1/appeals", filed).json().getString("id");
        judge(appeal, "assign", Map.of("reviewer", "rita")).hasStatus(200);
        return appeal;
    }

    private static String campaign(String id) {
        return id.replace("case_", "cmp_");
    }

    private static long rate(String count) {
        return ana().get("/v1/appeals/rate").json().getLong(count);
    }

    /** A measure that the provider's system has fetched. */
    private static String released(String caseId) {
        String id = requested(caseId, "throttle");
        approve(id);
        awaitReleased(id);
        return id;
    }

    private static void awaitReleased(String id) {
        await().atMost(PATIENCE)
                .until(() -> !as("sys", "enforcer")
                        .get("/v1/enforcements/{id}/items?state=released", id)
                        .json()
                        .getList("items")
                        .isEmpty());
    }

    private static void win(String appeal) {
        judge(appeal, "overturn", Map.of("reason", "true")).hasStatus(200);
    }
}

package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that became one count as one. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class MergedMeasuresTest {

    private String first = "";
    private String goesOn = "";

    @BeforeEach
    void twoCases() {
        first = Http.open();
        goesOn = Http.open();
    }

    @Test
    void a_merge_does_not_let_one_person_act_on_more_than_a_few() {
        approve(asked(first, 3));
        merge();
        String more = asked(goesOn, 3);

        Answer alone = Measures.post(lea(), "/v1/enforcements/" + more + "/approve", Map.of());

        assertThat(alone.json().getString("type")).endsWith("/second-person-needed");
    }

    @Test
    void what_is_asked_about_a_case_that_became_part_of_another_is_refused_and_that_one_named() {
        String account = member(first);
        confirm(first);
        merge();

        Answer asked = ask(first, List.of(account));

        assertThat(asked.json().getString("type")).endsWith("/case-not-confirmed");
        assertThat(asked.json().getString("detail")).contains("became part of " + goesOn);
    }

    @Test
    void who_won_before_the_merge_is_let_alone_after_it() {
        String account = member(first);
        String appeal = appealedOn(first, account);
        merge();
        Rows.member(goesOn, account, "");
        String later = asked(goesOn, List.of(account));
        assertThat(accounts(later, "waiting")).containsExactly(account);

        judge(appeal, "overturn", Map.of("reason", "a class indeed")).hasStatus(200);

        assertThat(accounts(later, "waiting")).isEmpty();
    }

    @Test
    void every_case_that_confirmed_whoever_won_is_corrected_however_often_cases_were_merged() {
        String last = Http.open();
        String account = member(first);
        Rows.member(goesOn, account, "");
        Rows.member(last, account, "");
        String appeal = appealedOn(first, account);
        confirm(last);
        merge();
        merge(goesOn, last);

        judge(appeal, "overturn", Map.of("reason", "a class indeed")).hasStatus(200);

        assertThat(Http.history(first)).containsOnlyOnce("confirmation-corrected");
        assertThat(Http.history(goesOn)).as("never confirmed").doesNotContain("confirmation-corrected");
        assertThat(Http.history(last)).containsOnlyOnce("confirmation-corrected");
        assertThat(Http.read(last).getInt("corrections")).isEqualTo(1);
        assertThat(preview(last, account).getInt("leftOut")).isEqualTo(1);
        assertThat(preview(last, account).getInt("items")).isZero();
    }

    @Test
    void an_appeal_won_where_cases_went_corrects_where_they_came_from() {
        String account = member(first);
        Rows.member(goesOn, account, "");
        confirm(first);
        String appeal = appealedOn(goesOn, account);
        merge();

        judge(appeal, "overturn", Map.of("reason", "a class indeed")).hasStatus(200);

        assertThat(Http.history(first)).containsOnlyOnce("confirmation-corrected");
        assertThat(Http.history(goesOn)).containsOnlyOnce("confirmation-corrected");
    }

    @Test
    void who_won_before_the_merge_is_not_met_by_what_was_asked_for_before_it() {
        String account = member(first);
        judge(appealedOn(first, account), "overturn", Map.of("reason", "a class indeed"));
        Rows.member(goesOn, account, "");
        String other = member(goesOn);
        String waiting = asked(goesOn, List.of(account, other));
        merge();

        approve(waiting);

        await().atMost(PATIENCE).until(() -> accounts(waiting, "released").equals(List.of(other)));
        assertThat(accounts(waiting, "cancelled")).containsExactly(account);
    }

    @Test
    void nor_by_what_was_asked_for_in_the_case_that_became_part_of_theirs() {
        String account = member(goesOn);
        judge(appealedOn(goesOn, account), "overturn", Map.of("reason", "a class indeed"));
        Rows.member(first, account, "");
        String other = member(first);
        String waiting = asked(first, List.of(account, other));
        merge();

        approve(waiting);

        await().atMost(PATIENCE).until(() -> accounts(waiting, "released").equals(List.of(other)));
        assertThat(accounts(waiting, "cancelled")).containsExactly(account);
    }

    @Test
    void who_won_before_the_merge_is_met_by_what_is_asked_for_once_the_whole_was_confirmed_after_it() {
        String account = member(first);
        judge(appealedOn(first, account), "overturn", Map.of("reason", "a class indeed"));
        merge();
        Rows.member(goesOn, account, "");
        String later = asked(goesOn, List.of(account));

        approve(later);

        await().atMost(PATIENCE).until(() -> accounts(later, "waiting").isEmpty());
        assertThat(accounts(later, "released")).containsExactly(account);
    }

    @Test
    void a_decision_from_before_the_merge_is_none_about_who_had_won_in_the_other_case() {
        String account = member(first);
        judge(appealedOn(first, account), "overturn", Map.of("reason", "a class indeed"));
        confirm(goesOn);
        merge();
        Rows.member(goesOn, account, "");
        assertThat(preview(goesOn, account).getInt("leftOut")).isEqualTo(1);

        Http.post(lea(), goesOn, "reopen", Map.of("reason", "another look"));
        confirm(goesOn);

        assertThat(preview(goesOn, account).getInt("items")).isEqualTo(1);
    }

    @Test
    void who_had_a_part_in_any_of_them_does_not_judge() {
        String account = member(first);
        String appeal = appealedOn(first, account);
        Http.post(as("rita", "lead"), goesOn, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        merge(goesOn, first);

        Answer refused = judge(appeal, "overturn", Map.of("reason", "a class indeed"));

        assertThat(refused.json().getString("type")).endsWith("/reviewer-was-involved");
    }

    @Test
    void a_hold_on_what_goes_on_keeps_what_became_part_of_it() {
        Http.post(ana(), first, "notes", Map.of("text", "Ms Example of room 5"));
        merge();
        Http.post(lea(), goesOn, "hold", Map.of("reason", "a court asked")).hasStatus(200);

        Answer refused = Measures.post(
                as("olga", "operator"),
                "/v1/cases/" + first + "/events/2/erase",
                Map.of("basis", "requested", "reference", "DSR-1"));

        assertThat(refused.json().getString("type")).endsWith("/legal-hold");
        assertThat(refused.json().getString("detail")).contains(goesOn);
    }

    private void merge() {
        merge(first, goesOn);
    }

    private static void merge(String part, String whole) {
        String campaign = part.replace("case_", "cmp_");
        var merged = Campaigns.body("campaign-merged.v1", campaign).put("into", whole.replace("case_", "cmp_"));
        Campaigns.publish(Campaigns.event(campaign, "campaign-merged.v1", 2, merged));
        await().atMost(PATIENCE).until(() -> "merged".equals(Http.read(part).getString("state")));
    }

    private static void confirm(String caseId) {
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"))
                .hasStatus(200);
    }

    /** An appeal against a suspension that was applied, in the hands of rita. */
    private static String appealedOn(String caseId, String account) {
        String measure = asked(caseId, List.of(account));
        approve(measure);
        await().atMost(PATIENCE).until(() -> !accounts(measure, "released").isEmpty());
        acknowledge(measure, account, "applied");
        return appealed(measure, account, "I teach a class");
    }

    private static Json preview(String caseId, String account) {
        return Measures.post(
                        ana(),
                        "/v1/enforcements/preview",
                        Map.of("case", caseId, "measure", "watch", "accounts", List.of(account)))
                .json();
    }

    private static String member(String caseId) {
        String account = freshAccount();
        Rows.member(caseId, account, "");
        return account;
    }

    private static String asked(String caseId, int accounts) {
        return asked(
                caseId,
                IntStream.range(0, accounts).mapToObj(_ -> member(caseId)).toList());
    }

    private static String asked(String caseId, List<String> accounts) {
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        Answer asked = ask(caseId, accounts);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
        return asked.json().getString("id");
    }

    private static Answer ask(String caseId, List<String> accounts) {
        return Measures.post(
                lea(),
                "/v1/enforcements",
                Map.of("case", caseId, "measure", "suspend", "reason", "one card", "accounts", accounts));
    }

    private static List<String> accounts(String enforcement, String state) {
        return ana().get("/v1/enforcements/{id}/items?state={state}", enforcement, state)
                .json()
                .getList("items.account");
    }
}

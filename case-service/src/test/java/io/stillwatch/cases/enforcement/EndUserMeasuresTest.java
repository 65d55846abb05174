package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.enforcement.Steps.post;
import static io.stillwatch.cases.enforcement.Steps.preview;
import static io.stillwatch.cases.enforcement.Steps.requested;
import static io.stillwatch.cases.enforcement.Steps.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A measure meets one end user of an account that serves many, if that is what was asked for. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class EndUserMeasuresTest {

    private final String account = freshAccount();
    private final String aggregator = freshAccount();
    private String caseId = "";

    @BeforeEach
    void anAccountAndTwoEndUsersOfAnother() {
        caseId = Measures.confirmed(account);
        Rows.member(caseId, aggregator, "u1");
        Rows.member(caseId, aggregator, "u2");
    }

    @Test
    void only_the_end_user_that_is_named_is_met_and_told_of_their_own_access() {
        String id = requested(caseId, members(List.of(endUser("u1"))));

        Json items = ana().get("/v1/enforcements/{id}/items", id).json();
        assertThat(items.getList("items.account")).containsExactly(aggregator);
        assertThat(items.getList("items.endUser")).containsExactly("u1");
        assertThat(ana().get("/v1/enforcements/{id}/notice", id).json().getString("text"))
                .contains("your own access")
                .doesNotContain("your account");
    }

    @Test
    void members_and_accounts_are_named_side_by_side() {
        Map<String, Object> both =
                wish(caseId, Map.of("accounts", List.of(account), "members", List.of(endUser("u2"), endUser("u2"))));

        assertThat(preview(both).getInt("items")).isEqualTo(2);
        assertThat(preview(wish(caseId, Map.of("accounts", List.of(aggregator))))
                        .getInt("items"))
                .isEqualTo(2);
    }

    @Test
    void a_preview_says_what_they_lose_and_not_what_others_would() {
        assertThat(preview(wish(caseId, members(List.of(endUser("u1"))))).getString("loses"))
                .contains("everybody else behind the account keeps theirs");
        assertThat(preview(wish(caseId, members(List.of(Map.of("account", account)))))
                        .getString("loses"))
                .contains("and that of everybody behind the account");
    }

    @Test
    void whoever_is_no_member_is_named_by_place_and_an_account_is_none_because_its_end_users_are() {
        Map<String, Object> wish = wish(
                caseId,
                members(List.of(endUser("u1"), endUser("typo"), Map.of("account", aggregator), endUser("typo"))));

        Answer refused = post(ana(), "/v1/enforcements", wish);

        assertThat(refused.json().getString("type")).endsWith("/not-members");
        assertThat(refused.json().getString("detail")).contains("now: members[1], members[2], members[3].");
        assertThat(preview(wish).getList("unknownMembers.account")).containsExactly(aggregator, aggregator);
        assertThat(preview(wish).getList("unknownMembers.endUser")).containsExactly("typo", null);
        assertThat(preview(wish).getList("notMembers")).isEmpty();
    }

    @Test
    void an_appeal_of_the_account_against_what_meets_its_end_user_is_told_to_name_them() {
        String id = requested(caseId, members(List.of(endUser("u1"))));

        Answer refused = post(
                as("sys", "enforcer"),
                "/v1/appeals",
                Map.of("enforcement", id, "account", aggregator, "statement", "a class"));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.json().getString("detail")).contains("'endUser'");
    }

    @Test
    void a_list_of_nobody_is_refused() {
        Answer none = post(ana(), "/v1/enforcements", wish(caseId, Map.of("members", List.of())));
        Answer blank = post(ana(), "/v1/enforcements", wish(caseId, members(List.of(Map.of("endUser", "u1")))));

        assertThat(none.json().getString("detail")).contains("'members'");
        assertThat(blank.json().getString("detail")).contains("'members.account'");
    }

    private Map<String, String> endUser(String endUser) {
        return Map.of("account", aggregator, "endUser", endUser);
    }

    private static Map<String, Object> members(List<Map<String, String>> members) {
        return Map.of("members", members);
    }
}

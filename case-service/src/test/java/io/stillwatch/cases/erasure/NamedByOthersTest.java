package io.stillwatch.cases.erasure;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.appealed;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done about one account of a case, and said against it, may name another, about which nothing is done. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class NamedByOthersTest {

    private static final Map<String, String> REQUESTED = Map.of("basis", "requested", "reference", "DSR-2026-119");

    private final String account = freshAccount();
    private final String endUser = "user-" + freshAccount();
    private final String other = freshAccount();
    private String caseId = "";
    private String enforcement = "";

    @BeforeEach
    void aMeasureAboutTheOther() {
        caseId = confirmed(account, other);
        Rows.member(caseId, account, endUser);
        enforcement = released("suspend", "Shares a card with " + account);
    }

    @Test
    void somebody_who_asks_is_told_what_a_measure_about_another_and_the_appeal_against_it_say() {
        acknowledge(enforcement, other, "applied");
        appealed(enforcement, other, "It was " + account + ", not me");

        assertThat(held().getList("events.body.reason")).contains("Shares a card with " + account);
        assertThat(held().getList("events.body.statement")).contains("It was " + account + ", not me");
    }

    @Test
    void an_erasure_lists_them_and_each_is_erased_by_itself() {
        acknowledge(enforcement, other, "applied");
        String appeal = appealed(enforcement, other, "I am not " + endUser);

        Json erased = erase().json();

        assertThat(erased.getBoolean("complete")).isFalse();
        assertThat(erased.getList("texts.stream")).containsExactlyInAnyOrder(enforcement, appeal);
        assertThat(erased.getList("texts.sequence")).containsExactly(1, 1);
        eraseText("enforcements", enforcement, 1).hasStatus(200);
        eraseText("appeals", appeal, 1).hasStatus(200);
    }

    @Test
    void why_an_item_of_another_was_taken_back_is_listed_and_erased_by_itself_as_well() {
        acknowledge(enforcement, other, "applied");
        post(
                        lea(),
                        "/v1/enforcements/" + enforcement + "/items/" + other + "/reverse",
                        Map.of("reason", "shares a flat with " + account))
                .hasStatus(200);

        List<Integer> texts = erase().json().getList("texts.sequence");

        assertThat(texts).hasSize(2);
        texts.forEach(
                sequence -> eraseText("enforcements", enforcement, sequence).hasStatus(200));
        assertThat(lea().get("/v1/enforcements/{id}/events", enforcement).asString())
                .doesNotContain(account);
    }

    @Test
    void why_an_item_of_another_was_refused_is_told_if_it_names_them() {
        refuse(enforcement, "paid by " + account);
        refuse(released("throttle", "one card"), "not by " + account + "0");

        assertThat(held().getList("rows[what=reason of an item].row.reason")).containsExactly("paid by " + account);
    }

    @Test
    void and_is_forgotten_with_them() {
        String second = released("throttle", "one card");
        String third = released("verify-identity", "one card");
        refuse(enforcement, "paid by " + account);
        refuse(second, "paid by " + endUser);
        refuse(third, "paid by somebody");
        List.of(enforcement, second, third).forEach(id -> isCounted(id, "refused"));

        erase().hasStatus(200);

        assertThat(Rows.reasons("paid by " + account, enforcement)).isZero();
        assertThat(Rows.reasons("paid by " + endUser, second)).isZero();
        assertThat(Rows.reasons("paid by somebody", third)).isEqualTo(2);
    }

    @Test
    void also_where_another_acknowledgement_came_after_it() {
        acknowledged(enforcement, Map.of("outcome", "applied", "reason", "told " + account));
        isCounted(enforcement, "applied");
        post(lea(), "/v1/enforcements/" + enforcement + "/reverse", Map.of("reason", "a class"))
                .hasStatus(200);
        acknowledge(enforcement, other, "lifted");
        assertThat(Rows.reasons("told " + account, enforcement)).isEqualTo(1);

        erase().hasStatus(200);

        assertThat(Rows.reasons("told " + account, enforcement)).isZero();
    }

    @Test
    void but_not_while_the_case_is_under_legal_hold() {
        refuse(enforcement, "paid by " + account);
        isCounted(enforcement, "refused");
        Http.post(lea(), caseId, "hold", Map.of("reason", "a court asked"));

        erase().hasStatus(409).has("type", endsWith("/legal-hold"));

        assertThat(Rows.reasons("paid by " + account, enforcement)).isEqualTo(2);
    }

    private String released(String measure, String reason) {
        String id = post(
                        lea(),
                        "/v1/enforcements",
                        Map.of("case", caseId, "measure", measure, "reason", reason, "accounts", List.of(other)))
                .json()
                .getString("id");
        approve(id);
        await().atMost(PATIENCE).until(() -> count(id, "released") == 1);
        return id;
    }

    private void refuse(String id, String reason) {
        acknowledged(id, Map.of("outcome", "refused", "reason", reason));
    }

    private void acknowledged(String id, Map<String, String> said) {
        post(as("sys", "enforcer"), "/v1/enforcements/" + id + "/items/" + other + "/ack", said)
                .hasStatus(200);
    }

    private static void isCounted(String id, String outcome) {
        await().atMost(PATIENCE).until(() -> count(id, outcome) == 1);
    }

    private static int count(String id, String field) {
        return lea().get("/v1/enforcements/{id}", id).json().getInt(field);
    }

    private Json held() {
        return as("aud", "auditor").get("/v1/accounts/{account}/data", account).json();
    }

    private Answer erase() {
        return post(as("olga", "operator"), "/v1/accounts/" + account + "/erase", REQUESTED);
    }

    private static Answer eraseText(String kind, String id, int sequence) {
        return post(as("olga", "operator"), "/v1/" + kind + "/" + id + "/events/" + sequence + "/erase", REQUESTED);
    }
}

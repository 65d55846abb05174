package io.stillwatch.cases.erasure;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.ben;
import static io.stillwatch.cases.Http.bodies;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Measures.acknowledge;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Meanwhile;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict;
import io.stillwatch.local.verify.Verdict.Holds;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class ErasureTest {

    private static final Map<String, String> REQUESTED = Map.of("basis", "requested", "reference", "DSR-2026-117");

    private String id = "";

    @BeforeEach
    void aCaseWithTwoNotes() {
        id = open();
        post(ana(), id, "notes", Map.of("text", "Ms Example of room 5"));
        post(ana(), id, "notes", Map.of("text", "one card"));
    }

    @Test
    void what_was_written_is_gone_and_the_rest_is_there() {
        eraseText(2).hasStatus(200).has("keys", hasSize(1));

        assertThat(String.valueOf(bodies(id).get(1).get("text"))).matches("erased:[0-9a-f]{16}");
        assertThat(bodies(id).get(2)).containsEntry("text", "one card");
    }

    @Test
    void the_chain_holds_and_says_what_was_erased_when_and_why() {
        eraseText(2);

        String bundle = lea().queryParam("readable", true)
                .get("/v1/cases/{id}/evidence", id)
                .asString();

        Verdict verdict = BundleCheck.of(
                bundle, Keys.read(given().get("/.well-known/evidence-keys").asString()), List.of());
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Holds.class,
                        holds -> assertThat(holds.said())
                                .anyMatch(said ->
                                        said.contains("(requested, DSR-2026-117, by olga): " + id + "/2/text")));
        assertThat(bundle.lines().filter(line -> line.contains("\"kind\":\"subject-key\"")))
                .hasSize(1);
    }

    @Test
    void the_case_goes_on() {
        eraseText(2);

        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"))
                .hasStatus(200);
    }

    @Test
    void a_legal_hold_suspends_it_and_says_so() {
        post(lea(), id, "hold", Map.of("reason", "a court asked")).hasStatus(200);

        eraseText(2).hasStatus(409).has("type", endsWith("/legal-hold")).has("detail", containsString(id));
        assertThat(bodies(id).get(1)).containsEntry("text", "Ms Example of room 5");

        post(lea(), id, "release-hold", Map.of()).hasStatus(200);
        eraseText(2).hasStatus(200);
    }

    @Test
    void an_account_is_told_all_that_is_held_and_then_forgotten() {
        String account = "acct-" + UUID.randomUUID();
        isMember(account);
        post(ben(), id, "notes", Map.of("text", account + " shares the card"));
        assertThat(held(account).getList("rows.caseId")).containsExactly(id);
        assertThat(held(account).getList("events.body.text")).containsExactly(account + " shares the card");

        eraseText(4).hasStatus(200);
        olga().body(REQUESTED)
                .post("/v1/accounts/{account}/erase", account)
                .hasStatus(200)
                .has("rows", equalTo(1));

        assertThat(held(account).getList("rows[what!=audit]")).isEmpty();
        assertThat(held(account).getList("events")).isEmpty();
    }

    @Test
    void an_account_whose_name_begins_another_is_not_told_of_that_one() {
        String account = "acct-" + UUID.randomUUID();
        isMember(account);
        post(ben(), id, "notes", Map.of("text", account + "0 and " + account + "_a share the card"));
        post(ben(), id, "notes", Map.of("text", "So does " + account + "."));
        ana().get("/v1/accounts/{account}/cases", account + "0").hasStatus(200);
        as("ruth", "lead").get("/v1/accounts/{account}/cases", account).hasStatus(200);

        assertThat(held(account).getList("events.body.text")).containsExactly("So does " + account + ".");
        assertThat(held(account).getList("rows[what=audit].row.resource"))
                .contains("/v1/accounts/" + account + "/cases")
                .doesNotContain("/v1/accounts/" + account + "0/cases");
    }

    @Test
    void what_was_answered_about_an_account_is_told_and_forgotten_at_once() {
        String account = freshAccount();
        String enforcement = applied(confirmed(account), account);
        Request key = lea().header("Idempotency-Key", "key-" + account.hashCode());
        String path = "/v1/enforcements/" + enforcement + "/items/" + account + "/reverse";
        assertThat(Measures.post(key, path, Map.of("reason", "a class")).asString())
                .contains(account);
        acknowledge(enforcement, account, "lifted");
        await().atMost(PATIENCE)
                .until(() -> held(account).getList("rows.what").contains("told on account-enforcement"));
        assertThat(held(account).getList("rows.what")).contains("kept answer", "enforcement item", "member");
        assertThat(held(account).getList("events.body.reason")).containsExactly("a class");

        olga().body(REQUESTED).post("/v1/accounts/{account}/erase", account).hasStatus(200);

        assertThat(held(account).getList("rows[what!=audit]")).isEmpty();
        assertThat(lea().get("/v1/enforcements/{id}/events", enforcement).asString())
                .doesNotContain("a class")
                .contains("enforcement-item-reversed", "one card");
        assertThat(Measures.post(key, path, Map.of("reason", "a class")).asString())
                .doesNotContain(account)
                .contains("\"account\":\"erased:");
    }

    /** Its connection ends when the keys are destroyed and the audit has yet to say so. */
    @Test
    void an_erasure_that_is_broken_off_has_erased_nothing_and_the_next_erases_all_of_the_account_and_nothing_of_others()
            throws SQLException {
        String account = freshAccount();
        String other = freshAccount();
        String measure = applied(confirmed(account, other), account, other);
        for (String each : List.of(account, other)) {
            String path = "/v1/enforcements/" + measure + "/items/" + each + "/reverse";
            Measures.post(lea(), path, Map.of("reason", "a class")).hasStatus(200);
            acknowledge(measure, each, "lifted");
        }
        try (Meanwhile meanwhile = Meanwhile.begins().holdsTheAudit()) {
            CompletableFuture<Answer> erasure = Meanwhile.asked(() -> Meanwhile.erase(account));
            meanwhile.awaitWaitingToBeAudited();

            meanwhile.endsWhoeverWaits();

            erasure.join().hasStatus(503);
        }
        assertThat(held(account).getList("events.body.reason")).containsExactly("a class");
        assertThat(held(account).getList("rows.what")).contains("member", "enforcement item");

        Meanwhile.erase(account).hasStatus(200).has("complete", equalTo(true));

        assertThat(held(account).getList("rows[what!=audit]")).isEmpty();
        assertThat(held(account).getList("events")).isEmpty();
        assertThat(held(other).getList("events.body.reason")).containsExactly("a class");
        assertThat(held(other).getList("rows.what")).contains("member", "enforcement item");
    }

    @Test
    void what_the_providers_system_said_and_the_end_user_are_forgotten_too() {
        String account = freshAccount();
        Rows.member(id, account, "max.mustermann");
        post(lea(), id, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        String enforcement = Measures.post(
                        lea(),
                        "/v1/enforcements",
                        Map.of("case", id, "measure", "suspend", "reason", "one", "accounts", List.of(account)))
                .json()
                .getString("id");
        Measures.approve(enforcement);
        Request system = as("sys", "enforcer");
        String path = "/v1/enforcements/" + enforcement + "/items/" + account + "/ack";
        Map<String, String> refused =
                Map.of("outcome", "refused", "reason", "Mr Mustermann called", "endUser", "max.mustermann");
        await().atMost(PATIENCE)
                .until(() -> Measures.post(system, path, refused).statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> as("aud", "auditor")
                                .get("/v1/enforcements/{id}", enforcement)
                                .json()
                                .getInt("refused")
                        == 1);
        assertThat(named(enforcement)).contains("max.mustermann");

        assertThat(Rows.reasons("Mr Mustermann called", enforcement)).isEqualTo(2);

        olga().body(REQUESTED).post("/v1/accounts/{account}/erase", account).hasStatus(200);

        assertThat(Rows.reasons("Mr Mustermann called", enforcement)).isZero();
        assertThat(named(enforcement)).doesNotContainIgnoringCase("mustermann").doesNotContain(account);
    }

    /** Members, items, and whatever a readable bundle has. */
    private String named(String enforcement) {
        return ana().get("/v1/cases/{id}/members", id).asString()
                + ana().get("/v1/enforcements/{id}/items", enforcement).asString()
                + lea().queryParam("readable", true)
                        .get("/v1/cases/{id}/evidence", id)
                        .asString();
    }

    @Test
    void an_account_in_a_case_under_legal_hold_is_kept() {
        String account = "acct-" + UUID.randomUUID();
        isMember(account);
        post(lea(), id, "hold", Map.of("reason", "a court asked"));

        olga().body(REQUESTED)
                .post("/v1/accounts/{account}/erase", account)
                .hasStatus(409)
                .has("type", endsWith("/legal-hold"));

        assertThat(held(account).getList("rows")).hasSize(1);
    }

    @Test
    void there_is_nothing_to_erase_twice_or_where_nothing_is_said() {
        eraseText(2);

        eraseText(2).hasStatus(404).has("type", endsWith("/nothing-to-erase"));
        eraseText(1).hasStatus(404).has("type", endsWith("/nothing-to-erase"));
        eraseText(99).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({"because,DSR-1", "requested,two words", "requested,", ",DSR-1"})
    void grounds_that_make_no_sense_are_named(String basis, String reference) {
        Map<String, String> grounds = new HashMap<>();
        grounds.put("basis", basis);
        grounds.put("reference", reference);

        olga().body(grounds)
                .post("/v1/cases/{id}/events/2/erase", id)
                .hasStatus(400)
                .has("type", endsWith("/invalid-field"));
        assertThat(bodies(id).get(1)).containsEntry("text", "Ms Example of room 5");
    }

    private void isMember(String account) {
        Rows.member(id, account, "");
    }

    private static Json held(String account) {
        return as("aud", "auditor")
                .get("/v1/accounts/{account}/data", account)
                .hasStatus(200)
                .json();
    }

    private static Request olga() {
        return as("olga", "operator").contentType("application/json");
    }

    private Answer eraseText(int sequence) {
        return olga().body(REQUESTED).post("/v1/cases/{id}/events/{sequence}/erase", id, sequence);
    }
}

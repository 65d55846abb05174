package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.tip;
import static io.stillwatch.cases.enforcement.Steps.approve;
import static io.stillwatch.cases.enforcement.Steps.awaitCount;
import static io.stillwatch.cases.enforcement.Steps.inForce;
import static io.stillwatch.cases.enforcement.Steps.post;
import static io.stillwatch.cases.enforcement.Steps.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.Http;
import io.stillwatch.eventsourcing.PrincipalName;
import io.stillwatch.local.StillwatchTestResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ingest lets an account be called, everything that is done about the account is done by that name. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class OddNamesTest {

    private static final String OUTCOME = "/v1/enforcements/{id}/items/{account}/ack";

    @ParameterizedTest
    @ValueSource(strings = {" & Söhne Corp", " 50%;v=1/a?b#c+d", "\"q\"\\", "\u00a0|,\u202e", "😀", "-"})
    void an_account_goes_all_the_way_from_a_finding_to_its_erasure(String odd) {
        String name = freshAccount() + odd;
        String account = name + "語".repeat(PrincipalName.LONGEST - name.codePointCount(0, name.length()));
        String enforcement = inForceOn(account);
        assertThat(inForce(account, "John Smith")).isEqualTo("suspend");
        assertThat(ana().queryParam("q", account).get("/v1/cases").json().getList("items"))
                .hasSize(1);
        assertThat(ana().get("/v1/accounts/{account}/cases", account).json().getList("items.endUser"))
                .containsExactly("John Smith");
        Answer appeal =
                post(system(), "/v1/appeals", named(account, Map.of("enforcement", enforcement, "statement", "s")));
        assertThat(appeal.statusCode()).as(appeal.asString()).isEqualTo(200);

        lea().contentType("application/json")
                .body(Map.of("reason", "a class", "endUser", "John Smith"))
                .post("/v1/enforcements/{id}/items/{account}/reverse", enforcement, account)
                .hasStatus(200);
        system().contentType("application/json")
                .body(Map.of("outcome", "lifted", "endUser", "John Smith"))
                .post(OUTCOME, enforcement, account)
                .hasStatus(200);
        awaitCount(enforcement, "lifted", 1);
        await().atMost(PATIENCE).until(() -> erase(account).statusCode() == 200);

        assertThat(held(account).getList("rows.what")).containsOnly("audit");
        assertThat(held(account).getList("rows.row.resource"))
                .anyMatch(of -> of.toString().contains("?q="));
    }

    @Test
    void a_look_by_a_plus_sign_in_place_of_a_blank_is_told_to_whoever_asks() {
        String account = freshAccount() + " Corp";
        tip(account);
        String search = "/v1/cases?q=" + account.replace(' ', '+');
        ana().get(search).hasStatus(200);

        assertThat(held(account).getList("rows.row.resource")).contains(search);
    }

    /** A server of Jakarta REST takes what follows it for parameters of the name before it. */
    @Test
    void a_semicolon_that_is_not_encoded_names_nobody() {
        String account = freshAccount();
        tip(account);

        eraseAt("/v1/accounts/" + account + ";copy/erase").hasStatus(400);

        assertThat(ana().queryParam("q", account).get("/v1/cases").json().getList("items"))
                .hasSize(1);
        as("gate", "gateway")
                .get("/v1/accounts/" + account + ";copy/enforcement")
                .hasStatus(400);
    }

    private static String inForceOn(String account) {
        String caseId = found(account);
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"))
                .hasStatus(200);
        Answer asked = post(
                lea(),
                "/v1/enforcements",
                wish(caseId, Map.of("members", List.of(Map.of("account", account, "endUser", "John Smith")))));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
        String enforcement = asked.json().getString("id");
        approve(enforcement);
        await().atMost(PATIENCE).until(() -> released(enforcement).size() == 1);
        Answer taken =
                post(system(), "/v1/enforcements/" + enforcement + "/acks", Map.of("items", released(enforcement)));
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        return enforcement;
    }

    /** A case that a finding opened. */
    private static String found(String account) {
        String campaign = Campaigns.fresh();
        ObjectNode body = Campaigns.body("campaign-detected.v1", campaign);
        ObjectNode member = CaseEventNames.JSON
                .createObjectNode()
                .put("account", account)
                .put("endUser", "John Smith")
                .put("since", "2026-04-22T08:15:30Z");
        body.putArray("members").add(member);
        Campaigns.publish(Campaigns.event(campaign, "campaign-detected.v1", 1, body.put("memberCount", 1)));
        String id = Campaigns.caseOf(campaign);
        await().atMost(PATIENCE).until(() -> ana().get("/v1/cases/{id}", id).statusCode() == 200);
        return id;
    }

    /** As the provider's system sends them back: what it was handed, and that it is done. */
    private static List<Map<String, Object>> released(String enforcement) {
        List<Map<String, Object>> items = system().queryParam("state", "released")
                .get("/v1/enforcements/{id}/items", enforcement)
                .json()
                .getList("items");
        return items.stream()
                .map(item -> named(String.valueOf(item.get("account")), Map.of("outcome", "applied")))
                .toList();
    }

    private static Request system() {
        return as("sys", "enforcer");
    }

    private static Map<String, Object> named(String account, Map<String, ?> more) {
        Map<String, Object> named = new HashMap<>(more);
        named.put("account", account);
        named.put("endUser", "John Smith");
        return named;
    }

    private static Answer erase(String account) {
        return eraseAt("/v1/accounts/{account}/erase", account);
    }

    private static Answer eraseAt(String path, Object... names) {
        return as("olga", "operator")
                .contentType("application/json")
                .body(Map.of("basis", "requested", "reference", "DSR-1"))
                .post(path, names);
    }

    private static Json held(String account) {
        return as("aud", "auditor").get("/v1/accounts/{account}/data", account).json();
    }
}

package io.stillwatch.cases.members;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Campaigns.body;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Campaigns.event;
import static io.stillwatch.cases.Campaigns.fresh;
import static io.stillwatch.cases.Campaigns.publish;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.rebuild;
import static io.stillwatch.cases.Measures.freshAccount;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Http;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A finding that comes behind newer ones says how it was then: how members stand now, the newer ones say. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LateFindingTest {

    private final String first = freshAccount();
    private final String account = freshAccount();
    private final String campaign = fresh();
    private final String id = caseOf(campaign);

    @BeforeEach
    void aCaseOfOne() {
        ObjectNode detected = body("campaign-detected.v1", campaign);
        list(detected, "members", List.of(first));
        publish(event(campaign, "campaign-detected.v1", 1, detected));
        await().atMost(PATIENCE).until(() -> lea().get("/v1/cases/{id}", id).statusCode() == 200);
    }

    @Test
    void whoever_left_by_a_newer_one_is_no_member_again_by_a_late_one() {
        finding(3, List.of(), List.of(account));

        finding(2, List.of(account), List.of());

        assertThat(members()).isEqualTo(Map.of(first, false, account, true));
        assertThat(whoeverIsSaidToBeErased()).isEmpty();
        rebuild("members");
        assertThat(members()).isEqualTo(Map.of(first, false, account, true));
    }

    @Test
    void whoever_came_back_by_a_newer_one_does_not_leave_by_a_late_one() {
        finding(3, List.of(first), List.of());

        finding(2, List.of(), List.of(first));

        assertThat(members()).isEqualTo(Map.of(first, false));
        rebuild("members");
        assertThat(members()).isEqualTo(Map.of(first, false));
    }

    @Test
    void whoever_left_and_came_in_findings_that_come_backwards_stays() {
        finding(4, List.of(), List.of(first));
        finding(3, List.of(first), List.of());
        assertThat(members()).isEqualTo(Map.of(first, true));

        finding(2, List.of(), List.of(first));

        assertThat(members()).isEqualTo(Map.of(first, true));
        rebuild("members");
        assertThat(members()).isEqualTo(Map.of(first, true));
    }

    @Test
    void a_name_that_no_finding_brings_is_kept_no_longer_than_one_is_missing() {
        finding(3, List.of(), List.of(account));
        assertThat(held()).containsExactly("member");

        finding(2, List.of(), List.of());

        assertThat(held()).isEmpty();
        assertThat(whoeverIsSaidToBeErased()).hasSize(1);
    }

    private void finding(long sequence, List<String> added, List<String> left) {
        int before = Http.history(id).size();
        ObjectNode grew = body("campaign-grew.v1", campaign);
        list(grew, "added", added);
        list(grew, "left", left);
        publish(event(campaign, "campaign-grew.v1", sequence, grew));
        await().atMost(PATIENCE).until(() -> Http.history(id).size() == before + 1);
    }

    private static void list(ObjectNode body, String field, List<String> accounts) {
        var listed = body.putArray(field);
        accounts.forEach(name -> listed.addObject().put("account", name).put("since", "2026-04-22T08:15:30Z"));
    }

    /** Whether each has left. */
    private Map<String, Boolean> members() {
        var page = ana().get("/v1/cases/{id}/members", id).json();
        List<String> accounts = page.getList("items.account", String.class);
        List<Boolean> left = page.getList("items.left", Boolean.class);
        return IntStream.range(0, accounts.size()).boxed().collect(toMap(accounts::get, left::get));
    }

    private List<String> held() {
        return as("aud", "auditor")
                .get("/v1/accounts/{account}/data", account)
                .json()
                .getList("rows[what!=audit].what", String.class);
    }

    private List<String> whoeverIsSaidToBeErased() {
        String bundle = lea().queryParam("readable", true)
                .get("/v1/cases/{id}/evidence", id)
                .asString();
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        assertThat(BundleCheck.of(bundle, published, List.of())).isInstanceOf(Holds.class);
        return ((Holds) BundleCheck.of(bundle, published, List.of()))
                .said().stream()
                        .filter(said -> said.startsWith("Somebody on the list of"))
                        .toList();
    }
}

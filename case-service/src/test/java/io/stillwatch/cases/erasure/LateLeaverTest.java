package io.stillwatch.cases.erasure;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Campaigns.body;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Campaigns.event;
import static io.stillwatch.cases.Campaigns.fresh;
import static io.stillwatch.cases.Campaigns.publish;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scoring says that a member left after that member's account was erased here: the name does not come back. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LateLeaverTest {

    private static final String SINCE = "2026-04-22T08:15:30Z";

    private final String account = freshAccount();
    private final String campaign = fresh();
    private final String id = caseOf(campaign);

    @BeforeEach
    void aCaseOfOneAndAnEndUserOfTheirs() {
        ObjectNode detected = body("campaign-detected.v1", campaign);
        detected.putArray("members").addObject().put("account", account).put("since", SINCE);
        publish(event(campaign, "campaign-detected.v1", 1, detected));
        awaitEvents(1);
    }

    @Test
    void a_member_that_leaves_is_listed_by_name() {
        leaves();

        assertThat(bundle()).containsPattern("\"account\":\"%s\"[^}]*\"left\":true".formatted(account));
        assertThat(held()).contains("member");
    }

    @Test
    void whoever_leaves_after_being_erased_is_counted_and_not_named() {
        erase().hasStatus(200);

        leaves();

        assertThat(bundle()).doesNotContain(account).contains("\"left\":1");
        assertThat(held()).isEmpty();
    }

    /** What a list named before that was so. */
    @Test
    void a_list_that_names_somebody_who_is_no_member_is_found_and_held_as_well() {
        String stranger = freshAccount();
        Rows.left(id, stranger);
        Http.post(lea(), id, "hold", Map.of("reason", "a court asked")).hasStatus(200);
        assertThat(held(stranger)).containsExactly("member");

        erase(stranger).hasStatus(409).has("type", endsWith("/legal-hold"));

        assertThat(held(stranger)).containsExactly("member");
        Http.post(lea(), id, "release-hold", Map.of()).hasStatus(200);
        erase(stranger).hasStatus(200);
        assertThat(held(stranger)).isEmpty();
    }

    private void leaves() {
        int before = Http.history(id).size();
        ObjectNode grew = body("campaign-grew.v1", campaign);
        grew.putArray("added");
        grew.putArray("left").addObject().put("account", account).put("since", SINCE);
        publish(event(campaign, "campaign-grew.v1", 2, grew));
        awaitEvents(before + 1);
    }

    private void awaitEvents(int many) {
        await().atMost(PATIENCE)
                .until(() -> lea().get("/v1/cases/{id}", id).statusCode() == 200
                        && Http.history(id).size() == many);
    }

    private Answer erase() {
        return erase(account);
    }

    private static Answer erase(String name) {
        return post(
                as("olga", "operator"),
                "/v1/accounts/" + name + "/erase",
                Map.of("basis", "requested", "reference", "DSR-1"));
    }

    private List<String> held() {
        return held(account);
    }

    private static List<String> held(String name) {
        return as("aud", "auditor")
                .get("/v1/accounts/{account}/data", name)
                .json()
                .getList("rows[what!=audit].what", String.class);
    }

    private String bundle() {
        String bundle = lea().queryParam("readable", true)
                .get("/v1/cases/{id}/evidence", id)
                .asString();
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        assertThat(BundleCheck.of(bundle, published, List.of())).isInstanceOf(Holds.class);
        return bundle;
    }
}

package io.stillwatch.cases.evidence;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.rebuild;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.post;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.eventsourcing.Sha256;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Digests of lists tell nobody who is on them, but for those who were shown the list. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class HiddenNamesTest {

    private final String wanted = freshAccount();
    private final String other = freshAccount();
    private String id = "";
    private String enforcement = "";

    @BeforeEach
    void aMeasureThatIsAskedForAboutTwo() {
        id = confirmed(wanted, other);
        enforcement = requested(id);
    }

    @Test
    void a_digest_can_not_be_tried_with_names() {
        String bundle = bundle(false);

        assertThat(bundle)
                .doesNotContain("\"salt\"")
                .doesNotContain(Sha256.hex(wanted + "\t\n" + other + "\t"))
                .doesNotContain(Sha256.hex(other + "\t\n" + wanted + "\t"));
    }

    @Test
    void of_whoever_is_erased_nothing_is_left_to_try_names_with_and_the_rest_still_fits() {
        List<JsonNode> before = about(wanted, bundle(true));
        post(lea(), "/v1/enforcements/" + enforcement + "/decline", Map.of("reason", "a class"));

        erase(wanted);

        String after = bundle(true);
        assertThat(check(after)).hasSize(2).allMatch(said -> said.endsWith("what its digest covers."));
        assertThat(about(wanted, after)).isEmpty();
        assertThat(after).contains("\"since\":\"\"");
        assertThat(about(other, after)).hasSize(2).allMatch(line -> line.hasNonNull("salt"));
        assertThat(before)
                .hasSize(2)
                .allSatisfy(line -> assertThat(after)
                        .doesNotContain(line.path("salt").asText())
                        .contains("\"commitment\":\"" + commitment(line) + "\""));
    }

    @Test
    void since_when_an_erased_member_belonged_to_it_is_told_nowhere_even_if_members_are_made_again() {
        String account = freshAccount();
        String found = foundWith(account);
        String opened = ana().get("/v1/cases/{id}", found).json().getString("openedAt");

        erase(account);

        assertThat(since(found)).isEqualTo(opened);
        rebuild("members");
        assertThat(since(found)).isEqualTo(opened);
    }

    private static String foundWith(String account) {
        String campaign = Campaigns.fresh();
        ObjectNode body = Campaigns.body("campaign-detected.v1", campaign).put("memberCount", 1);
        body.putArray("members").addObject().put("account", account).put("since", "2026-04-01T07:00:03Z");
        Campaigns.publish(Campaigns.event(campaign, "campaign-detected.v1", 1, body));
        String id = Campaigns.caseOf(campaign);
        await().atMost(PATIENCE).until(() -> ana().get("/v1/cases/{id}", id).statusCode() == 200);
        return id;
    }

    private static String since(String id) {
        return ana().get("/v1/cases/{id}/members", id).json().getString("items[0].since");
    }

    private static String commitment(JsonNode line) {
        String since = line.has("since") ? "\t" + line.path("since").asText() : "";
        return Sha256.hex(
                line.path("salt").asText() + "\n" + line.path("account").asText() + "\t" + since);
    }

    private static void erase(String account) {
        post(
                        as("olga", "operator"),
                        "/v1/accounts/" + account + "/erase",
                        Map.of("basis", "requested", "reference", "DSR-1"))
                .hasStatus(200);
    }

    private String bundle(boolean readable) {
        String bundle = lea().queryParam("readable", readable)
                .get("/v1/cases/{id}/evidence", id)
                .asString();
        check(bundle);
        return bundle;
    }

    /** What is said of whoever was erased. */
    private static List<String> check(String bundle) {
        Keys published = Keys.read(given().get("/.well-known/evidence-keys").asString());
        assertThat(BundleCheck.of(bundle, published, List.of())).isInstanceOf(Holds.class);
        return ((Holds) BundleCheck.of(bundle, published, List.of()))
                .said().stream()
                        .filter(said -> said.startsWith("Somebody on the list of"))
                        .toList();
    }

    private static List<JsonNode> about(String account, String bundle) {
        return bundle.lines()
                .map(HiddenNamesTest::read)
                .filter(line -> account.equals(line.path("account").asText()))
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return CaseEventNames.JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

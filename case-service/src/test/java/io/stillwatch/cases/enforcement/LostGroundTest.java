package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody is acted on whom nothing speaks against any more. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class LostGroundTest {

    private final String one = freshAccount();
    private final String two = freshAccount();

    @Test
    void who_left_before_the_approval_is_not_acted_on_and_the_view_says_how_many() {
        String id = confirmed(one, two);
        String measure = requested(id);
        left(id, two);
        assertThat(Steps.read(measure).getInt("left")).isEqualTo(1);

        Response approved = Measures.post(Http.as("max", "lead"), "/v1/enforcements/" + measure + "/approve", Map.of());

        assertThat(approved.jsonPath().getInt("left")).isEqualTo(1);
        assertThat(Steps.released(measure, 1)).containsExactly(one);
        assertThat(Steps.items(measure, "cancelled")).containsExactly(two);
        assertThat(Steps.read(measure).getInt("left")).isZero();
    }

    @Test
    void who_left_while_their_batch_waited_is_not_acted_on() {
        String id = confirmed(one, two);
        String measure = ask(id, Map.of("batchSize", 1, "pauseSeconds", 3));
        approve(measure);
        Steps.released(measure, 1);
        String waits = Steps.items(measure, "waiting").getFirst();

        left(id, waits);

        await().atMost(PATIENCE).until(() -> Steps.read(measure).getInt("released") == 2);
        assertThat(Steps.inForce(waits)).isNull();
        assertThat(Steps.items(measure, "cancelled")).containsExactly(waits);
    }

    @Test
    void a_victim_stays_one_when_its_case_becomes_part_of_a_confirmed_one() {
        String victims = decided("credential-compromise", one);
        String goesOn = confirmed(two);
        merge(victims, goesOn);
        Rows.member(goesOn, one, "");

        assertThat(preview(goesOn, "suspend").getInt("items")).isEqualTo(1);
        assertThat(preview(goesOn, "suspend").getInt("victims")).isEqualTo(1);
        assertThat(preview(goesOn, "throttle").getInt("items")).isEqualTo(2);
        assertThat(Steps.items(requested(goesOn), "waiting")).containsExactly(two);
    }

    @Test
    void unless_the_whole_is_decided_afresh_after_the_merge() {
        String victims = decided("credential-compromise", one);
        String goesOn = confirmed(two);
        merge(victims, goesOn);
        Rows.member(goesOn, one, "");

        Http.post(lea(), goesOn, "reopen", Map.of("reason", "another look"));
        decide(goesOn, "confirmed");

        assertThat(preview(goesOn, "suspend").getInt("items")).isEqualTo(2);
        assertThat(preview(goesOn, "suspend").getInt("victims")).isZero();
    }

    @Test
    void a_victim_of_one_case_is_not_suspended_in_another() {
        decided("credential-compromise", one);

        assertThat(preview(confirmed(one, two), "suspend").getInt("victims")).isEqualTo(1);
    }

    @Test
    void whose_credentials_turn_out_to_be_stolen_is_no_longer_suspended() {
        String victims = found(one);
        String measure = requested(confirmed(one, two));
        approve(measure);
        Steps.released(measure, 2);

        decide(victims, "credential-compromise");

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(one)));
        assertThat(Steps.inForce(two)).isEqualTo("suspend");
    }

    @Test
    void who_went_to_a_part_of_the_campaign_that_is_dismissed_is_let_go() {
        String id = confirmed(one, two);
        String measure = requested(id);
        approve(measure);
        Steps.released(measure, 2);
        String part = found(two);
        var split = Campaigns.body("campaign-split.v1", campaign(id));
        split.putArray("parts").add(campaign(part));
        Campaigns.publish(Campaigns.event(campaign(id), "campaign-split.v1", 2, split));
        left(id, 3, two);

        decide(part, "dismissed");

        await().atMost(PATIENCE).until(() -> Steps.items(measure, "lifting").equals(List.of(two)));
        assertThat(Steps.inForce(one)).isEqualTo("suspend");
    }

    private static String confirmed(String... accounts) {
        return decided("confirmed", accounts);
    }

    private static String decided(String decision, String... accounts) {
        String id = found(accounts);
        decide(id, decision);
        return id;
    }

    private static void decide(String id, String decision) {
        Http.post(lea(), id, "decide", Map.of("decision", decision, "reason", "one card"))
                .then()
                .statusCode(200);
    }

    private static String found(String... accounts) {
        String campaign = Campaigns.fresh();
        ObjectNode body = Campaigns.body("campaign-detected.v1", campaign);
        ArrayNode members = body.putArray("members");
        for (String account : accounts) {
            members.addObject().put("account", account).put("since", "2026-04-22T08:15:30Z");
        }
        Campaigns.publish(
                Campaigns.event(campaign, "campaign-detected.v1", 1, body.put("memberCount", accounts.length)));
        return Http.awaitCase(campaign);
    }

    private static void left(String id, String account) {
        left(id, 2, account);
    }

    private static void left(String id, long sequence, String account) {
        ObjectNode body = Campaigns.body("campaign-grew.v1", campaign(id));
        body.putArray("added");
        body.putArray("left").addObject().put("account", account).put("since", "2026-04-22T08:15:30Z");
        Campaigns.publish(Campaigns.event(campaign(id), "campaign-grew.v1", sequence, body.put("memberCount", 1)));
        await().atMost(PATIENCE).until(() -> Http.history(id).contains("finding-recorded"));
    }

    private static void merge(String part, String whole) {
        var merged = Campaigns.body("campaign-merged.v1", campaign(part)).put("into", campaign(whole));
        Campaigns.publish(Campaigns.event(campaign(part), "campaign-merged.v1", 2, merged));
        await().atMost(PATIENCE).until(() -> "merged".equals(Http.read(part).getString("state")));
    }

    private static String campaign(String id) {
        return id.replace("case_", "cmp_");
    }

    private static String ask(String id, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(Map.of("case", id, "measure", "suspend", "reason", "one card"));
        wish.putAll(more);
        return Measures.post(lea(), "/v1/enforcements", wish).jsonPath().getString("id");
    }

    private static JsonPath preview(String id, String measure) {
        return Measures.post(ana(), "/v1/enforcements/preview", Map.of("case", id, "measure", measure))
                .jsonPath();
    }
}

package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.as;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Measures.applied;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.Http;
import io.stillwatch.cases.Meanwhile;
import io.stillwatch.cases.Measures;
import io.stillwatch.cases.Rows;
import io.stillwatch.local.StillwatchTestResource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A case is looked at again, and what was done because of it follows. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class OutlivedMeasuresTest {

    private final String first = freshAccount();
    private final String second = freshAccount();

    @Test
    void a_stolen_key_does_not_stay_a_ban() {
        String caseId = confirmed(first, second);
        String enforcement = inBatchesOfOne(caseId);
        List<String> released = awaitItems(enforcement, "released", 1);

        decideAgain(caseId, "credential-compromise");

        awaitState(enforcement, "withdrawn");
        assertThat(awaitItems(enforcement, "lifting", 1)).isEqualTo(released);
        awaitItems(enforcement, "cancelled", 1);
        assertThat(measures(released.getFirst())).isEmpty();
    }

    @Test
    void while_a_case_is_open_again_what_is_in_force_stays_and_goes_when_it_is_dismissed() {
        String caseId = confirmed(first);
        String enforcement = applied(caseId, first);

        Http.post(lea(), caseId, "reopen", Map.of("reason", "another look"));
        assertThat(measures(first)).containsExactly("suspend");
        Http.post(lea(), caseId, "decide", Map.of("decision", "dismissed", "reason", "a class"));

        awaitState(enforcement, "withdrawn");
        assertThat(measures(first)).isEmpty();
    }

    /** The clock comes by later, and waits for whoever has the turn. */
    @Test
    void what_is_over_is_not_in_force_even_while_nobody_has_said_that_it_expired() throws SQLException {
        String enforcement = applied(confirmed(first), first);
        try (Meanwhile other = Meanwhile.begins().takesTurn(enforcement)) {
            assertThat(measures(first)).containsExactly("suspend");

            Rows.ends(enforcement);

            assertThat(measures(first)).isEmpty();
            other.ends();
        }
    }

    @Test
    void a_case_that_became_part_of_another_is_judged_as_that_one_is() {
        String caseId = Http.open();
        Http.post(lea(), caseId, "decide", Map.of("decision", "confirmed", "reason", "one card"));
        String enforcement = Measures.requested(caseId);
        Measures.approve(enforcement);
        awaitItems(enforcement, "released", 2);
        String goesOn = Http.open();
        var merged = Campaigns.body("campaign-merged.v1", campaign(caseId)).put("into", campaign(goesOn));
        Campaigns.publish(Campaigns.event(campaign(caseId), "campaign-merged.v1", 2, merged));
        await().atMost(PATIENCE).until(() -> "merged".equals(Http.read(caseId).getString("state")));

        Http.post(lea(), goesOn, "decide", Map.of("decision", "credential-compromise", "reason", "stolen keys"));

        awaitState(enforcement, "withdrawn");
    }

    @Test
    void the_texts_are_those_of_the_decision_that_the_measure_rests_on() {
        String caseId = Http.open();
        Http.post(lea(), caseId, "decide", Map.of("decision", "credential-compromise", "reason", "stolen keys"));
        String enforcement = Measures.requested(caseId, "throttle");
        String notice = text(enforcement, "notice");
        String reasons = text(enforcement, "reasons");

        Campaigns.publish(Campaigns.grew(campaign(caseId), 2));
        Http.awaitEvents(caseId, 3);
        decideAgain(caseId, "confirmed");

        assertThat(text(enforcement, "notice")).isEqualTo(notice).contains("You are not accused of anything");
        assertThat(text(enforcement, "reasons")).isEqualTo(reasons);
    }

    private static void decideAgain(String caseId, String decision) {
        Http.post(lea(), caseId, "reopen", Map.of("reason", "another look")).hasStatus(200);
        Http.post(lea(), caseId, "decide", Map.of("decision", decision, "reason", "because"))
                .hasStatus(200);
    }

    private static String inBatchesOfOne(String caseId) {
        Map<String, ?> wish = Map.of(
                "case", caseId, "measure", "suspend", "reason", "one card", "batchSize", 1, "pauseSeconds", 3_600);
        String id = Measures.post(lea(), "/v1/enforcements", wish).json().getString("id");
        Measures.approve(id);
        return id;
    }

    private static List<String> awaitItems(String enforcement, String state, int count) {
        await().atMost(PATIENCE).until(() -> items(enforcement, state).size() == count);
        return items(enforcement, state);
    }

    private static List<String> items(String enforcement, String state) {
        return as("sys", "enforcer")
                .get("/v1/enforcements/{id}/items?state={state}", enforcement, state)
                .json()
                .getList("items.account");
    }

    private static void awaitState(String enforcement, String state) {
        await().atMost(PATIENCE)
                .until(() -> state.equals(
                        ana().get("/v1/enforcements/{id}", enforcement).json().getString("state")));
    }

    private static List<String> measures(String account) {
        return as("gate", "gateway")
                .get("/v1/accounts/{account}/enforcement", account)
                .json()
                .getList("measures.measure");
    }

    private static String text(String enforcement, String kind) {
        return ana().get("/v1/enforcements/{id}/{kind}", enforcement, kind)
                .json()
                .getString("text");
    }

    private static String campaign(String caseId) {
        return caseId.replace("case_", "cmp_");
    }
}

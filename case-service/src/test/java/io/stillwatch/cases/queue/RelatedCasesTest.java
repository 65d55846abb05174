package io.stillwatch.cases.queue;

import static io.stillwatch.asking.Request.given;
import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.bodies;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.read;
import static io.stillwatch.cases.Http.rebuild;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.local.StillwatchTestResource;
import io.stillwatch.local.verify.BundleCheck;
import io.stillwatch.local.verify.Keys;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of a campaign, seen from the case that goes on. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class RelatedCasesTest {

    private static final String PART = "cmp_00000000000000aa";

    private String first = "";
    private String second = "";
    private String goesOn = "";

    @BeforeEach
    void oneThatTwoBecamePartOfAndOneWasSplitOffFrom() {
        first = open();
        second = open();
        goesOn = open();
        merge(first, second);
        merge(second, goesOn);
        var split = Campaigns.body("campaign-split.v1", campaign(goesOn));
        split.set("parts", CaseEventNames.JSON.valueToTree(List.of(PART)));
        Campaigns.publish(Campaigns.event(campaign(goesOn), "campaign-split.v1", 2, split));
        await().atMost(PATIENCE).until(() -> history(goesOn).contains("case-split"));
    }

    @Test
    void it_names_what_became_part_of_it_and_what_was_split_off_by_which_event_and_when() {
        isNamed();
        assertThat(read(first).getList("absorbed")).isEmpty();
    }

    @Test
    void its_timeline_tells_that_another_became_part_of_it_and_when_it_is_made_again_too() {
        awaitQuiet();
        assertThat(timeline()).containsExactly(goesOn, second, goesOn);

        rebuild("timeline");
        rebuild("queue");

        assertThat(timeline()).containsExactly(goesOn, second, goesOn);
        isNamed();
    }

    @Test
    void its_bundle_leads_to_theirs() {
        String bundle = lea().get("/v1/cases/{id}/evidence", goesOn).asString();
        String theirs = lea().get("/v1/cases/{id}/evidence", first).asString();
        Keys keys = Keys.read(given().get("/.well-known/evidence-keys").asString());

        assertThat(BundleCheck.of(bundle, keys, List.of()))
                .isInstanceOfSatisfying(
                        Holds.class,
                        holds -> assertThat(holds.said())
                                .anyMatch(said -> said.startsWith(first + " became part of " + second)
                                        && theirs.contains(said.replaceAll(".*the hash ([0-9a-f]{64})\\.", "$1")))
                                .anyMatch(said -> said.startsWith(second + " became part of " + goesOn))
                                .anyMatch(said -> said.startsWith("Split off at ") && said.contains(PART)));
    }

    private void isNamed() {
        Json view = read(goesOn);
        assertThat(view.getList("absorbed.id")).containsExactly(first, second);
        assertThat(view.getList("absorbed.into")).containsExactly(second, goesOn);
        assertThat(view.getList("absorbed.event")).containsExactly(2, 2);
        assertThat(view.getString("absorbed[0].at"))
                .isEqualTo(bodies(first).get(1).get("at"));
        assertThat(view.getList("parts.id")).containsExactly("case_00000000000000aa");
        assertThat(view.getList("parts.event")).containsExactly(2);
        assertThat(view.getString("parts[0].at"))
                .isEqualTo(bodies(goesOn).get(1).get("at"));
    }

    private List<String> timeline() {
        return ana().get("/v1/cases/{id}/timeline", goesOn).json().getList("items.subject");
    }

    private static void merge(String part, String whole) {
        var merged = Campaigns.body("campaign-merged.v1", campaign(part)).put("into", campaign(whole));
        Campaigns.publish(Campaigns.event(campaign(part), "campaign-merged.v1", 2, merged));
        await().atMost(PATIENCE).until(() -> "merged".equals(read(part).getString("state")));
    }

    private static String campaign(String caseId) {
        return caseId.replace("case_", "cmp_");
    }
}

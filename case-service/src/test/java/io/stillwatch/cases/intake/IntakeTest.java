package io.stillwatch.cases.intake;

import static io.stillwatch.cases.Campaigns.body;
import static io.stillwatch.cases.Campaigns.caseOf;
import static io.stillwatch.cases.Campaigns.detected;
import static io.stillwatch.cases.Campaigns.event;
import static io.stillwatch.cases.Campaigns.fresh;
import static io.stillwatch.cases.Campaigns.grew;
import static io.stillwatch.cases.Campaigns.publish;
import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.awaitEvents;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.handled;
import static io.stillwatch.cases.Http.history;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.post;
import static io.stillwatch.cases.Http.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.StillwatchTestResource;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class IntakeTest {

    private final String campaign = fresh();
    private final String id = caseOf(campaign);

    @Test
    void an_announced_campaign_opens_a_case_that_shows_its_evidence_in_words() {
        publish(detected(campaign));

        awaitCase(campaign);

        assertThat(read(id).getString("campaign")).isEqualTo(campaign);
        assertThat(read(id).getString("state")).isEqualTo("unassigned");
        assertThat(read(id).getInt("members")).isEqualTo(2);
        assertThat(read(id).getString("evidence[0].text")).startsWith("The median member shares 14 rare phrases");
    }

    @Test
    void later_findings_feed_the_same_case() {
        publish(detected(campaign), grew(campaign, 2), grew(campaign, 3));

        awaitCase(campaign);
        awaitEvents(id, 3);

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded", "finding-recorded");
        assertThat(read(id).getInt("members")).isEqualTo(3);
        assertThat(read(id).getLong("tick")).isEqualTo(493_861);
    }

    @Test
    void a_campaign_whose_members_leak_on_makes_its_case_worse_and_nothing_else() {
        publish(detected(campaign), leaksOn(2));

        awaitCase(campaign);
        awaitEvents(id, 2);

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded");
        assertThat(read(id).getDouble("severity")).isEqualTo(5.9);
        assertThat(read(id).getLong("interactions")).isEqualTo(1_000_000);
        assertThat(read(id).getInt("members")).isEqualTo(2);
        assertThat(ana().get("/v1/cases/{id}/members", id).json().getList("items"))
                .hasSize(2);
    }

    @Test
    void that_an_honest_explanation_came_to_a_campaign_stands_in_the_evidence_of_its_case() {
        publish(detected(campaign), explained(2));

        awaitCase(campaign);
        awaitEvents(id, 2);

        assertThat(read(id).getList("evidence.name")).contains("explained-by");
    }

    /** The same members, most of whom do what was declared of them. */
    private CloudEvent explained(long sequence) {
        ObjectNode body = body("campaign-grew.v1", campaign).put("memberCount", 2);
        body.putArray("added");
        body.withArray("evidence")
                .addObject()
                .put("name", "explained-by")
                .put("family", "explanation")
                .put("value", 0.6)
                .put("baseline", 0.4)
                .put("contribution", -12)
                .put("text", "15 of the members do what was declared of them.");
        return event(campaign, "campaign-grew.v1", sequence, body);
    }

    /** The same members, and more of what leaked. */
    private CloudEvent leaksOn(long sequence) {
        ObjectNode body = body("campaign-grew.v1", campaign)
                .put("memberCount", 2)
                .put("severity", 5.9)
                .put("interactions", 1_000_000);
        body.putArray("added");
        return event(campaign, "campaign-grew.v1", sequence, body);
    }

    @Test
    void a_campaign_that_falls_silent_and_returns_leaves_no_gap() {
        publish(
                detected(campaign),
                event(campaign, "campaign-quieted.v1", 2, body("campaign-quieted.v1", campaign)),
                grew(campaign, 3));

        awaitCase(campaign);
        awaitEvents(id, 3);

        assertThat(history(id)).containsExactly("case-opened", "case-quieted", "finding-recorded");
        assertThat(read(id).getInt("missingFindings")).isZero();
    }

    @Test
    void an_event_that_is_delivered_again_changes_nothing() {
        publish(detected(campaign), grew(campaign, 2));
        awaitCase(campaign);
        awaitEvents(id, 2);
        awaitQuiet();
        int handled = handled();

        publish(detected(campaign), grew(campaign, 2));
        awaitQuiet();

        assertThat(history(id)).containsExactly("case-opened", "finding-recorded");
        assertThat(handled()).isEqualTo(handled);
    }

    @Test
    void a_finding_after_the_decision_is_recorded_and_seen() {
        publish(detected(campaign));
        awaitCase(campaign);
        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"));

        publish(grew(campaign, 2));
        awaitEvents(id, 3);

        assertThat(history(id)).containsExactly("case-opened", "case-decided", "finding-recorded");
        assertThat(read(id).getInt("lateFindings")).isEqualTo(1);
        assertThat(read(id).getString("decision")).isEqualTo("dismissed");
    }

    @Test
    void a_case_that_is_opened_again_has_nothing_behind_its_decision() {
        publish(detected(campaign));
        awaitCase(campaign);
        post(lea(), id, "decide", Map.of("decision", "dismissed", "reason", "a class"));
        publish(grew(campaign, 2));
        awaitEvents(id, 3);

        post(lea(), id, "reopen", Map.of("reason", "it grew")).hasStatus(200);

        assertThat(read(id).getInt("lateFindings")).isZero();
    }

    @Test
    void a_gap_is_seen_and_closed_by_what_comes_after_all() {
        publish(detected(campaign), grew(campaign, 4));
        awaitCase(campaign);
        awaitEvents(id, 2);
        assertThat(read(id).getInt("missingFindings")).isEqualTo(2);

        publish(grew(campaign, 2), grew(campaign, 3));
        awaitEvents(id, 4);

        assertThat(read(id).getInt("missingFindings")).isZero();
        assertThat(read(id).getInt("members"))
                .as("the latest finding stays the latest")
                .isEqualTo(4);
    }
}

package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.campaign;
import static io.stillwatch.scoring.Given.explained;
import static io.stillwatch.scoring.Given.members;
import static io.stillwatch.scoring.Given.quiet;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {

    private static TestStore database;
    private static StoreConnection store;
    private static Campaigns campaigns;

    private final List<CloudEvent> published = new ArrayList<>();
    private long tick;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        campaigns = new Campaigns(store, new JsonText(Contracts.json()), new Events(Contracts.json()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        store.run("delete from campaign_member");
        database.asOwner("delete from campaign");
    }

    @Test
    void nobody_is_told_of_a_campaign_that_is_only_watched() {
        assertThat(told(campaign(WATCH, 12))).isEmpty();
        assertThat(kept()).hasSize(12);
    }

    @Test
    void an_announced_campaign_is_told_with_all_members_once() {
        told(campaign(WATCH, 10));

        assertThat(told(campaign(ANNOUNCED, 12))).containsExactly("campaign-detected.v1 1: 12 members");
        assertThat(told(campaign(ANNOUNCED, 12))).isEmpty();
    }

    @Test
    void more_than_500_members_come_in_further_events_of_the_same_tick() {
        assertThat(told(campaign(ANNOUNCED, 1_203)))
                .containsExactly(
                        "campaign-detected.v1 1: 500 members",
                        "campaign-grew.v1 2: 1000 members, +500 -0",
                        "campaign-grew.v1 3: 1203 members, +203 -0");
        assertThat(membersSubscribersKnow()).isEqualTo(kept());
    }

    @Test
    void who_comes_and_who_leaves_is_told_with_the_next_sequence_number() {
        told(campaign(ANNOUNCED, members(0, 700)));

        assertThat(told(campaign(ANNOUNCED, members(600, 1_300))))
                .containsExactly(
                        "campaign-grew.v1 3: 700 members, +500 -500", "campaign-grew.v1 4: 700 members, +100 -100");
        assertThat(membersSubscribersKnow()).isEqualTo(kept());
    }

    @Test
    void changes_are_told_as_well_while_an_honest_explanation_is_weighed() {
        told(campaign(ANNOUNCED, 12));

        assertThat(told(explained(members(0, 14), "single institution")))
                .containsExactly("campaign-grew.v1 2: 14 members, +2 -0");
    }

    @Test
    void a_campaign_that_falls_silent_keeps_its_last_members() {
        told(campaign(ANNOUNCED, 12));

        assertThat(told(quiet())).isEmpty();
        assertThat(kept()).hasSize(12);
    }

    @Test
    void when_a_silent_campaign_returns_the_difference_to_what_was_told_is_told() {
        told(campaign(ANNOUNCED, members(0, 12)));
        told(quiet());

        assertThat(told(campaign(ANNOUNCED, members(3, 13)))).containsExactly("campaign-grew.v1 2: 10 members, +1 -3");
        assertThat(membersSubscribersKnow()).isEqualTo(kept());
    }

    /** Keeps the next tick, checks its events against their schemas and sums them up. */
    private List<String> told(CampaignVerdict campaign) {
        tick++;
        List<CloudEvent> events = new ArrayList<>();
        store.transaction(() -> events.addAll(campaigns.keep(verdicts(tick, campaign))));
        events.forEach(Contracts::fits);
        published.addAll(events);
        return events.stream().map(CampaignsTest::summary).toList();
    }

    private static String summary(CloudEvent event) {
        JsonNode body = Contracts.body(event);
        String change = body.has("added")
                ? ", +" + body.path("added").size() + " -" + body.path("left").size()
                : "";
        return Envelope.nameOf(event) + " " + event.getExtension(Envelope.SEQUENCE) + ": " + body.path("memberCount")
                + " members" + change;
    }

    private Set<String> membersSubscribersKnow() {
        Set<String> known = new TreeSet<>();
        published.forEach(event -> {
            JsonNode body = Contracts.body(event);
            body.path("left")
                    .forEach(member -> known.remove(member.path("account").asText()));
            body.path("added")
                    .forEach(member -> known.add(member.path("account").asText()));
            body.path("members")
                    .forEach(member -> known.add(member.path("account").asText()));
            assertThat(known).hasSize(body.path("memberCount").asInt());
        });
        return known;
    }

    private static Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        store.run("select account from campaign_member").forEach(row -> kept.add(row.getString("account")));
        return kept;
    }
}

package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.CAMPAIGN;
import static io.stillwatch.scoring.Given.campaign;
import static io.stillwatch.scoring.Given.decided;
import static io.stillwatch.scoring.Given.explained;
import static io.stillwatch.scoring.Given.leaking;
import static io.stillwatch.scoring.Given.left;
import static io.stillwatch.scoring.Given.members;
import static io.stillwatch.scoring.Given.mergedInto;
import static io.stillwatch.scoring.Given.quiet;
import static io.stillwatch.scoring.Given.splitOff;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.Given.watermark;
import static io.stillwatch.scoring.engine.CampaignVerdict.Decision.DISMISSED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.Member;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {

    private static final String OTHER = "cmp_18a9b2c3d4e5f607";

    private static TestStore database;
    private static StoreConnection store;
    private static Campaigns campaigns;

    private final List<CloudEvent> published = new ArrayList<>();
    private long tick;

    @BeforeAll
    static void open() {
        database = new TestStore();
        store = database.connect();
        campaigns = started();
    }

    /** Of an instance that was not there before. */
    private static Campaigns started() {
        return new Campaigns(store, new JsonText(Contracts.json()), new Events(Contracts.json()), (_, _) -> List.of());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        store.run("delete from campaign_member");
        database.asOwner("delete from campaign; delete from ruling");
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
                        "campaign-grew.v1 3: 700 members, +250 -250",
                        "campaign-grew.v1 4: 700 members, +250 -250",
                        "campaign-grew.v1 5: 700 members, +100 -100");
        assertThat(membersSubscribersKnow()).isEqualTo(kept());
    }

    @Test
    void changes_are_told_as_well_while_an_honest_explanation_is_weighed() {
        told(campaign(ANNOUNCED, 12));

        assertThat(told(explained(members(0, 14), "single institution")))
                .containsExactly("campaign-grew.v1 2: 14 members, +2 -0");
    }

    @Test
    void that_an_honest_explanation_came_to_an_announced_campaign_or_went_is_told_once() {
        told(campaign(ANNOUNCED, 12));

        assertThat(told(explained(members(0, 12), "single institution")))
                .containsExactly("campaign-grew.v1 2: 12 members, +0 -0");
        assertThat(told(explained(members(0, 12), "single institution, a bit more of it")))
                .isEmpty();
        assertThat(told(campaign(ANNOUNCED, 12))).containsExactly("campaign-grew.v1 3: 12 members, +0 -0");
    }

    @Test
    void a_campaign_that_falls_silent_says_so_once_and_keeps_its_last_members() {
        told(campaign(ANNOUNCED, 12));

        assertThat(told(quiet())).containsExactly("campaign-quieted.v1 2: 12 members");
        assertThat(told(quiet())).isEmpty();
        assertThat(kept()).hasSize(12);
    }

    @Test
    void a_campaign_that_was_never_announced_falls_silent_in_silence() {
        told(campaign(WATCH, 12));

        assertThat(told(quiet())).isEmpty();
    }

    @Test
    void a_campaign_that_became_part_of_another_says_of_which_once() {
        told(campaign(ANNOUNCED, 12));
        told(quiet());

        assertThat(told(mergedInto(OTHER))).containsExactly("campaign-merged.v1 3: into " + OTHER);
        assertThat(told(mergedInto(OTHER))).isEmpty();
    }

    @Test
    void a_part_that_is_announced_is_told_of_the_campaign_it_came_from() {
        told(campaign(ANNOUNCED, members(0, 20)));
        tick = 24;

        assertThat(told(splitOff(OTHER, members(8, 20))))
                .containsExactly("campaign-detected.v1 1: 12 members", "campaign-split.v1 2: " + OTHER);
    }

    @Test
    void nobody_is_told_of_a_part_that_is_only_watched() {
        told(campaign(ANNOUNCED, members(0, 20)));

        assertThat(told(splitOff(WATCH, OTHER, members(8, 20)))).isEmpty();
    }

    @Test
    void a_part_of_a_campaign_that_nobody_was_told_of_is_told_without_it() {
        told(campaign(WATCH, members(0, 20)));
        tick = 24;

        assertThat(told(splitOff(OTHER, members(8, 20)))).containsExactly("campaign-detected.v1 1: 12 members");
    }

    @Test
    void a_part_is_told_of_once_though_the_next_tick_closes_at_the_same_watermark() {
        told(campaign(ANNOUNCED, members(0, 20)));
        tick = 24;
        told(splitOff(OTHER, members(8, 20)));
        Verdicts next = new Verdicts(
                26, watermark(25), "builtin-1", "builtin-1", List.of(), List.of(splitOff(OTHER, members(8, 21))));

        List<CloudEvent> events = new ArrayList<>();
        store.transaction(() -> events.addAll(campaigns.keep(next)));

        assertThat(events.stream().map(CampaignsTest::summary))
                .containsExactly("campaign-grew.v1 2: 13 members, +1 -0");
    }

    @Test
    void when_a_silent_campaign_returns_the_difference_to_what_was_told_is_told() {
        told(campaign(ANNOUNCED, members(0, 12)));
        told(quiet());

        assertThat(told(campaign(ANNOUNCED, members(3, 13)))).containsExactly("campaign-grew.v1 3: 10 members, +1 -3");
        assertThat(membersSubscribersKnow()).isEqualTo(kept());
    }

    @Test
    void a_silent_campaign_that_returns_with_the_same_members_says_so() {
        told(campaign(ANNOUNCED, 12));
        told(quiet());

        assertThat(told(campaign(ANNOUNCED, 12))).containsExactly("campaign-grew.v1 3: 12 members, +0 -0");
        assertThat(told(campaign(ANNOUNCED, 12))).isEmpty();
    }

    @Test
    void a_campaign_whose_members_leak_on_is_told_once_for_each_tenth_of_severity() {
        told(campaign(ANNOUNCED, 12));

        List<String> told = new ArrayList<>();
        for (int step = 1; step <= 60; step++) {
            told.addAll(told(leaking(campaign(ANNOUNCED, 12), 2.6 + 0.005 * step, 412 + step)));
        }

        assertThat(told)
                .containsExactly(
                        "campaign-grew.v1 2: 12 members, +0 -0",
                        "campaign-grew.v1 3: 12 members, +0 -0",
                        "campaign-grew.v1 4: 12 members, +0 -0");
        assertThat(Contracts.body(published.getLast()).path("severity").asDouble())
                .isCloseTo(2.85, within(0.01));
    }

    @Test
    void a_campaign_that_is_now_a_little_worse_and_now_a_little_better_is_told_once() {
        told(leaking(campaign(ANNOUNCED, 12), 2.649, 412));

        List<String> told = new ArrayList<>();
        for (int step = 1; step <= 10; step++) {
            told.addAll(told(leaking(campaign(ANNOUNCED, 12), step % 2 == 0 ? 2.649 : 2.651, 412)));
        }

        assertThat(told).containsExactly("campaign-grew.v1 2: 12 members, +0 -0");
    }

    @Test
    void a_campaign_that_is_a_tenth_better_is_told() {
        told(leaking(campaign(ANNOUNCED, 12), 2.75, 412));

        assertThat(told(leaking(campaign(ANNOUNCED, 12), 2.66, 412))).isEmpty();
        assertThat(told(leaking(campaign(ANNOUNCED, 12), 2.64, 412)))
                .containsExactly("campaign-grew.v1 2: 12 members, +0 -0");
    }

    @Test
    void a_campaign_that_gets_better_slowly_is_measured_by_what_was_told() {
        told(leaking(campaign(ANNOUNCED, 12), 2.74, 412));
        told(leaking(campaign(ANNOUNCED, 12), 2.70, 412));

        assertThat(told(leaking(campaign(ANNOUNCED, 12), 2.65, 412))).isEmpty();
        assertThat(told(leaking(campaign(ANNOUNCED, 12), 2.63, 412))).hasSize(1);
    }

    @Test
    void how_bad_a_dismissed_campaign_gets_is_told_when_it_goes_on() {
        told(campaign(ANNOUNCED, 12));
        CampaignVerdict worse = leaking(campaign(ANNOUNCED, 12), 5.9, 1_000_000);

        assertThat(told(decided(worse, DISMISSED))).isEmpty();
        assertThat(told(worse)).containsExactly("campaign-grew.v1 2: 12 members, +0 -0");
        assertThat(told(worse)).isEmpty();
    }

    @Test
    void whoever_is_cleared_of_a_silent_campaign_is_no_member_and_that_is_told_without_saying_that_it_returned() {
        told(campaign(ANNOUNCED, 12));
        told(quiet());
        cleared(CAMPAIGN, "acct_00003");

        assertThat(told())
                .containsExactly("campaign-grew.v1 3: 11 members, +0 -1", "campaign-quieted.v1 4: 11 members");
        assertThat(kept()).hasSize(11).doesNotContain("acct_00003").isEqualTo(membersSubscribersKnow());
        assertThat(graph()).hasSize(11).doesNotContain("acct_00003");
    }

    @Test
    void whoever_was_cleared_under_a_version_that_left_them_listed_goes_with_the_first_tick_behind_a_start() {
        told(campaign(ANNOUNCED, 12));
        told(mergedInto(OTHER));
        cleared(CAMPAIGN, "acct_00003");
        cleared(OTHER, "acct_00004");
        tick = 7;

        campaigns = started();

        assertThat(told()).containsExactly("campaign-grew.v1 3: 10 members, +0 -2");
        assertThat(told()).isEmpty();
        assertThat(kept()).hasSize(10).doesNotContain("acct_00003", "acct_00004");
    }

    @Test
    void whoever_was_cleared_of_a_campaign_before_it_became_part_of_another_is_not_cleared_of_that_one() {
        told(campaign(ANNOUNCED, 12));
        cleared(OTHER, "acct_00003");
        tick = 7;
        told(mergedInto(OTHER));

        campaigns = started();

        assertThat(told()).isEmpty();
        assertThat(kept()).contains("acct_00003");
    }

    @Test
    void whose_evidence_grew_old_stays_on_the_list_of_a_silent_campaign() {
        told(campaign(ANNOUNCED, 12));
        told(quiet());
        cleared(CAMPAIGN, "acct_00003");

        assertThat(told(left(quiet(), members(0, 12)))).hasSize(2);
        assertThat(kept()).hasSize(11);
    }

    @Test
    void whoever_is_cleared_of_what_a_campaign_became_part_of_is_on_its_list_no_more_either() {
        told(splitOff(OTHER, members(20, 30)));
        told(campaign(ANNOUNCED, 12));
        told(mergedInto(OTHER));
        cleared(OTHER, "acct_00003");

        assertThat(told()).containsExactly("campaign-grew.v1 3: 11 members, +0 -1");
        assertThat(kept()).hasSize(21).doesNotContain("acct_00003");
    }

    @Test
    void when_all_of_a_silent_campaign_are_cleared_it_says_that_nobody_is_left() {
        told(campaign(ANNOUNCED, 1));
        told(quiet());
        cleared(CAMPAIGN, "acct_00000");

        assertThat(told()).containsExactly("campaign-quieted.v1 3: 0 members");
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_silent_campaign_of_which_nobody_is_left_does_not_say_that_it_returned_while_nobody_comes() {
        told(campaign(ANNOUNCED, 1));
        told(quiet());
        cleared(CAMPAIGN, "acct_00000");
        told();

        assertThat(told(campaign(ANNOUNCED, 0))).isEmpty();
    }

    @Test
    void what_speaks_against_a_member_is_kept_as_the_last_tick_said_it() {
        told(campaign(ANNOUNCED, 1));
        CampaignVerdict.Member was = members(0, 1).getFirst();
        Signal more = new Signal("known-indicator", Family.CONTENT, 2, 0, 1, "It uses two of them.");

        told(campaign(
                ANNOUNCED,
                List.of(new CampaignVerdict.Member(
                        was.principal(), was.since(), List.of(more), was.counterfactuals()))));

        assertThat(store.run("select evidence from campaign_member")
                        .iterator()
                        .next()
                        .getString("evidence"))
                .contains("known-indicator");
    }

    @Test
    void a_graph_without_somebody_keeps_what_the_others_share() {
        List<Member> members = members(0, 4).stream()
                .map(member -> Member.of(member.principal(), member.since()))
                .toList();
        CampaignGraph graph = new CampaignGraph(
                members,
                List.of(
                        new CampaignGraph.Piece("phrase", 3, List.of(0, 1, 3), 1),
                        new CampaignGraph.Piece("card", 1, List.of(1, 2), 0)));

        assertThat(graph.without(members.subList(1, 2)))
                .isEqualTo(new CampaignGraph(
                        List.of(members.get(0), members.get(2), members.get(3)),
                        List.of(new CampaignGraph.Piece("phrase", 3, List.of(0, 2), 2))));
    }

    /** Takes effect at the next tick. */
    private void cleared(String campaign, String account) {
        store.run(
                "insert into ruling (origin, kind, campaign, account, tick) values ($1, 'CLEARED', $2, $3, $4)",
                Tuple.of(UUID.randomUUID().toString(), campaign, account, tick + 1));
    }

    private static Set<String> graph() {
        String graph = store.run("select graph from campaign").iterator().next().getString("graph");
        Set<String> members = new TreeSet<>();
        new JsonText(Contracts.json())
                .read(graph, new TypeReference<CampaignGraph>() {})
                .members()
                .forEach(member -> members.add(member.account()));
        return members;
    }

    /** Keeps a tick in which the engine says nothing of campaigns. */
    private List<String> told() {
        tick++;
        return told(verdicts(tick, List.of(), List.of()));
    }

    /** Keeps the next tick, checks its events against their schemas and sums them up. */
    private List<String> told(CampaignVerdict campaign) {
        tick++;
        return told(verdicts(tick, campaign));
    }

    private List<String> told(Verdicts verdicts) {
        List<CloudEvent> events = new ArrayList<>();
        store.transaction(() -> events.addAll(campaigns.keep(verdicts)));
        events.forEach(Contracts::fits);
        published.addAll(events);
        return events.stream().map(CampaignsTest::summary).toList();
    }

    private static String summary(CloudEvent event) {
        JsonNode body = Contracts.body(event);
        String change = body.has("added")
                ? ", +" + body.path("added").size() + " -" + body.path("left").size()
                : "";
        String start = Envelope.nameOf(event) + " " + event.getExtension(Envelope.SEQUENCE) + ": ";
        if (body.has("into")) {
            return start + "into " + body.path("into").asText();
        }
        return body.has("parts")
                ? start + body.path("parts").get(0).asText()
                : start + body.path("memberCount") + " members" + change;
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

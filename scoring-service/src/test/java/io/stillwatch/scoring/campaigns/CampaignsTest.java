package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.campaign;
import static io.stillwatch.scoring.Given.explained;
import static io.stillwatch.scoring.Given.members;
import static io.stillwatch.scoring.Given.mergedInto;
import static io.stillwatch.scoring.Given.quiet;
import static io.stillwatch.scoring.Given.splitOff;
import static io.stillwatch.scoring.Given.watermark;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignsTest extends ToldCampaigns {

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
}

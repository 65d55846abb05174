package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.CAMPAIGN;
import static io.stillwatch.scoring.Given.campaign;
import static io.stillwatch.scoring.Given.left;
import static io.stillwatch.scoring.Given.members;
import static io.stillwatch.scoring.Given.mergedInto;
import static io.stillwatch.scoring.Given.quiet;
import static io.stillwatch.scoring.Given.splitOff;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who is cleared of a campaign is on its list no more. */
class ClearedMembersTest extends ToldCampaigns {

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
}

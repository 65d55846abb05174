package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.campaign;
import static io.stillwatch.scoring.Given.decided;
import static io.stillwatch.scoring.Given.leaking;
import static io.stillwatch.scoring.engine.CampaignVerdict.Decision.DISMISSED;
import static io.stillwatch.scoring.engine.CampaignVerdict.Status.ANNOUNCED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.engine.CampaignVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When it is told that a campaign got worse, or better. */
class SeverityTest extends ToldCampaigns {

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
}

package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.engine.group.Recognition;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Accounts that use what a confirmed campaign is known by. */
class RecognisedTest extends FollowedCampaigns {
    private static final Recognition OF_15 =
            (_, _, _) -> new TreeMap<>(finding(31, 15, 16, 7).members());

    @Test
    void who_is_recognised_and_in_no_other_campaign_belongs_to_the_confirmed_one() {
        findUntil(30);
        campaigns.rule(new Ruling.Confirmed(last().id()));

        close(31, List.of(finding(31, 0, MEMBERS, 7)), OF_15);

        assertThat(last().members()).hasSize(MEMBERS + 1);
    }

    @Test
    void who_is_recognised_and_found_in_another_campaign_stays_in_that_alone() {
        findUntil(30);
        String confirmed = last().id();
        campaigns.rule(new Ruling.Confirmed(confirmed));

        close(31, List.of(finding(31, 0, MEMBERS, 7), finding(31, MEMBERS, 2 * MEMBERS, 8)), OF_15);

        assertThat(lastOf(confirmed).members()).hasSize(MEMBERS);
    }

    @Test
    void a_confirmed_campaign_is_known_by_what_it_says_later_as_well() {
        findUntil(30);
        campaigns.rule(new Ruling.Confirmed(last().id()));
        find(31, 0, MEMBERS);

        close(32, List.of(finding(32, 0, MEMBERS, 9)));

        assertThat(askedAbout(33, finding(33, 0, MEMBERS, 10))).contains(7L, 9L);
    }
}

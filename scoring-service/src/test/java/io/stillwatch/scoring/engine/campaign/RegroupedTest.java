package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Decision;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Ruling;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two campaigns, accounts 0 to 9 and 10 to 19, most of whom are found as one group later. */
class RegroupedTest extends FollowedCampaigns {

    @Test
    void a_confirmed_campaign_goes_into_one_that_nobody_dismissed() {
        String confirmed = confirmed();
        String other = other();

        findAsOne(60, 80);

        assertThat(lastOf(confirmed).lineage().mergedInto()).isEqualTo(other);
        assertThat(risks.get("account-5")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void a_confirmed_campaign_does_not_become_part_of_a_dismissed_one() {
        String confirmed = confirmed();
        campaigns.rule(new Ruling.Dismissed(other(), at(900)));

        findAsOne(60, 80);

        assertThat(lastOf(confirmed).decision()).isEqualTo(Decision.CONFIRMED);
        assertThat(lastOf(confirmed).lineage().mergedInto()).isNull();
        assertThat(risks.get("account-5")).isEqualTo(RiskLevel.HIGH);
        assertThat(risks.get("account-15")).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void a_confirmed_campaign_becomes_part_of_what_was_dismissed_when_that_goes_on() {
        String confirmed = confirmed();
        String other = other();
        campaigns.rule(new Ruling.Dismissed(other, at(80)));

        findAsOne(60, 80);

        assertThat(lastOf(confirmed).lineage().mergedInto()).isEqualTo(other);
        assertThat(risks.get("account-5")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void what_a_confirmed_campaign_became_part_of_does_not_become_part_of_a_dismissed_one() {
        String confirmed = confirmed();
        String whole = other();
        findAsOne(60, 80);
        assertThat(lastOf(confirmed).lineage().mergedInto()).isEqualTo(whole);
        for (int number = 2 * MEMBERS; number < 4 * MEMBERS; number++) {
            accounts.at(new Principal("account-" + number, null));
        }
        for (int hour = 81; hour <= 110; hour++) {
            close(hour, List.of(finding(hour, 3, 2 * MEMBERS, 8), finding(hour, 2 * MEMBERS, 4 * MEMBERS, 9)));
        }
        String dismissed = last().id();
        assertThat(dismissed).isNotEqualTo(whole);
        campaigns.rule(new Ruling.Dismissed(dismissed, at(900)));

        for (int hour = 111; hour <= 130; hour++) {
            close(hour, List.of(finding(hour, 6, 4 * MEMBERS, 9)));
        }

        assertThat(lastOf(whole).lineage().mergedInto()).isNull();
        assertThat(risks.get("account-7")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void an_id_that_merged_is_not_used_again_though_its_group_is_found_as_it_was() {
        findUntil(30);
        String first = last().id();
        other();
        findAsOne(60, 80);
        assertThat(lastOf(first).lineage().mergedInto()).isNotNull();
        said.clear();

        close(81, List.of(finding(81, 0, MEMBERS, 7), finding(81, MEMBERS, 2 * MEMBERS, 8)));

        assertThat(said).extracting(CampaignVerdict::id).isNotEmpty().doesNotContain(first);
    }

    @Test
    void who_was_left_over_when_a_campaign_merged_begins_to_stand_anew() {
        findUntil(30);
        other();
        findAsOne(60, 80);

        close(81, List.of(finding(81, 0, 3, 9), finding(81, 3, 2 * MEMBERS, 8)));

        assertThat(last().watchedSince()).isEqualTo(at(81));
        assertThat(last().status()).isEqualTo(Status.WATCH);
    }

    @Test
    void a_part_of_what_was_dismissed_is_let_alone_until_it_has_grown_to_more_than_the_whole_may() {
        find(1, 0, 6);
        String whole = last().id();
        campaigns.rule(new Ruling.Dismissed(whole, at(900)));
        close(2, List.of(finding(2, 0, 3, 7), finding(2, 3, 6, 8)));
        String part = beside(whole);

        close(3, List.of(finding(3, 3, 15, 8)));
        assertThat(lastOf(part).decision()).isEqualTo(Decision.DISMISSED);

        close(4, List.of(finding(4, 3, 16, 8)));
        assertThat(lastOf(part).decision()).isEqualTo(Decision.NONE);
    }

    private String confirmed() {
        findUntil(30);
        campaigns.rule(new Ruling.Confirmed(last().id()));
        return last().id();
    }

    /** Found beside the first one until it is announced as well. */
    private String other() {
        String first = last().id();
        for (int hour = 31; hour < 60; hour++) {
            close(hour, List.of(finding(hour, 0, MEMBERS, 7), finding(hour, MEMBERS, 2 * MEMBERS, 8)));
        }
        return beside(first);
    }

    private String beside(String campaign) {
        return said.stream()
                .map(CampaignVerdict::id)
                .filter(id -> !id.equals(campaign))
                .findFirst()
                .orElseThrow();
    }

    private void findAsOne(int from, int to) {
        for (int hour = from; hour <= to; hour++) {
            close(hour, List.of(finding(hour, 3, 2 * MEMBERS, 8)));
        }
    }
}

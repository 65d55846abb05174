package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Ruling;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who turned out to be no member, whatever becomes of the campaign. */
class ClearedTest extends FollowedCampaigns {

    @Test
    void who_was_cleared_is_no_member_again() {
        findUntil(30);
        campaigns.rule(new Ruling.Cleared(last().id(), new Principal("account-3", null)));

        find(31, 0, MEMBERS);
        find(32, 0, MEMBERS);

        assertThat(last().members()).hasSize(MEMBERS - 1);
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.LOW);
        assertThat(risks.get("account-4")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void who_was_cleared_is_let_alone_by_what_splits_off() {
        for (int hour = 1; hour <= 30; hour++) {
            find(hour, 0, 2 * MEMBERS);
        }
        campaigns.rule(new Ruling.Cleared(last().id(), new Principal("account-3", null)));
        campaigns.rule(new Ruling.Cleared(last().id(), new Principal("account-13", null)));
        find(31, 0, 2 * MEMBERS);

        close(32, List.of(finding(32, 0, MEMBERS, 7), finding(32, MEMBERS, 2 * MEMBERS, 8)));

        assertThat(List.of(risks.get("account-3"), risks.get("account-13"))).containsOnly(RiskLevel.LOW);
        assertThat(risks.get("account-14")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void who_was_cleared_is_let_alone_by_what_the_campaign_became_part_of() {
        findUntil(30);
        String first = last().id();
        campaigns.rule(new Ruling.Cleared(first, new Principal("account-3", null)));
        for (int hour = 31; hour <= 60; hour++) {
            close(hour, List.of(finding(hour, MEMBERS, 2 * MEMBERS, 8)));
        }

        for (int hour = 61; hour <= 75; hour++) {
            close(hour, List.of(finding(hour, 2, 2 * MEMBERS, 8)));
        }

        assertThat(lastOf(first).lineage().mergedInto()).isNotNull();
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.LOW);
        assertThat(risks.get("account-4")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void who_was_cleared_of_a_dismissed_campaign_has_left_it_and_the_others_are_members_again_when_it_goes_on() {
        findUntil(30);
        campaigns.rule(new Ruling.Dismissed(last().id(), at(33)));
        find(31, 0, MEMBERS);
        campaigns.rule(new Ruling.Cleared(last().id(), new Principal("account-3", null)));
        find(32, 0, MEMBERS);
        assertThat(last().left()).extracting(left -> left.principal().account()).containsExactly("account-3");

        find(33, 0, MEMBERS);

        assertThat(last().members()).hasSize(MEMBERS - 1);
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.LOW);
        assertThat(risks.get("account-4")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void who_was_cleared_before_a_restart_is_no_member_behind_it() throws IOException {
        findUntil(30);
        campaigns.rule(new Ruling.Cleared(last().id(), new Principal("account-3", null)));
        restart();

        find(31, 0, MEMBERS);

        assertThat(last().members()).hasSize(MEMBERS - 1);
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.LOW);
    }
}

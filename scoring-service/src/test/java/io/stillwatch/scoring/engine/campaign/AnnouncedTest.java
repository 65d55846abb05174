package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.group.Finding;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What it takes to be announced, and to stay so. */
class AnnouncedTest extends FollowedCampaigns {

    @Test
    void evidence_that_is_only_enough_to_watch_announces_nobody_however_long_it_stands() {
        for (int hour = 1; hour <= 72; hour++) {
            Finding found = finding(hour, 0, MEMBERS, 7);
            close(hour, List.of(like(found, found.members(), false)));
        }

        assertThat(last().status()).isEqualTo(Status.WATCH);
        assertThat(risks.values()).containsOnly(RiskLevel.MEDIUM);
    }

    @Test
    void a_watched_campaign_that_was_silent_begins_to_stand_anew() {
        findUntil(10);
        missUntil(34);

        find(35, 0, MEMBERS);

        assertThat(last().status()).isEqualTo(Status.WATCH);
        assertThat(last().watchedSince()).isEqualTo(at(35));
    }

    @Test
    void a_member_whose_evidence_once_was_enough_stays_a_full_one_when_less_of_it_is_found() {
        findUntil(30);

        Finding found = finding(31, 0, MEMBERS, 7);
        close(31, List.of(like(found, suspected(found.members()), true)));

        assertThat(last().members()).hasSize(MEMBERS);
        assertThat(risks.values()).containsOnly(RiskLevel.HIGH);
    }

    private static SortedMap<Integer, FoundMember> suspected(SortedMap<Integer, FoundMember> full) {
        SortedMap<Integer, FoundMember> suspected = new TreeMap<>();
        full.forEach((account, member) -> suspected.put(
                account,
                new FoundMember(
                        false, member.since(), member.seen(), member.nats(), member.ways(), member.evidence())));
        return suspected;
    }

    private static Finding like(Finding found, SortedMap<Integer, FoundMember> members, boolean convicts) {
        return new Finding(
                members,
                found.keys(),
                convicts,
                found.severity(),
                found.interactions(),
                found.evidence(),
                found.explanation(),
                found.reasoning());
    }
}

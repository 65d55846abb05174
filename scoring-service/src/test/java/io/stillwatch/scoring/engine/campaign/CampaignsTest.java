package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Decision;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.Ruling;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Campaigns through days in which their group is found and days in which it is not. */
class CampaignsTest extends FollowedCampaigns {
    @Test
    void who_was_announced_keeps_its_level_while_the_group_is_missed() {
        findUntil(30);

        missUntil(30 + 14 * 24);

        assertThat(last().quiet()).isTrue();
        assertThat(last().status()).isEqualTo(Status.ANNOUNCED);
        assertThat(last().members()).hasSize(MEMBERS);
        assertThat(risks.values()).hasSize(MEMBERS).containsOnly(RiskLevel.HIGH);
    }

    @Test
    void who_was_announced_is_let_go_when_the_evidence_is_older_than_the_look_back() {
        findUntil(30);

        missUntil(30 + LOOK_BACK);
        assertThat(risks.values()).containsOnly(RiskLevel.HIGH);

        missUntil(30 + LOOK_BACK + 2);
        assertThat(risks.values()).hasSize(MEMBERS).containsOnly(RiskLevel.LOW);
        assertThat(last().status()).isEqualTo(Status.ANNOUNCED);
    }

    @Test
    void a_watched_campaign_that_is_missed_longer_than_the_grace_lets_everyone_go() {
        findUntil(5);

        missUntil(5 + 14);

        assertThat(last().quiet()).isTrue();
        assertThat(risks.values()).hasSize(MEMBERS).containsOnly(RiskLevel.LOW);
    }

    @Test
    void a_group_that_is_missed_for_less_than_the_grace_is_not_even_quiet() {
        findUntil(30);
        int told = said.size();

        missUntil(30 + 12);

        assertThat(said).hasSize(told);
    }

    @Test
    void an_announced_campaign_returns_under_its_id_with_everyone_it_held() {
        findUntil(30);
        missUntil(60);

        find(61, 0, MEMBERS / 2);

        assertThat(said)
                .extracting(CampaignVerdict::id)
                .containsOnly(said.getFirst().id());
        assertThat(last().quiet()).isFalse();
        assertThat(last().members()).hasSize(MEMBERS);
        assertThat(last().watchedSince()).isEqualTo(said.getFirst().watchedSince());
        assertThat(risks.values()).containsOnly(RiskLevel.HIGH);
    }

    @Test
    void whom_the_returned_group_lacks_for_longer_than_the_grace_leaves() {
        findUntil(30);
        missUntil(60);

        for (int hour = 61; hour <= 74; hour++) {
            find(hour, 0, MEMBERS / 2);
        }

        assertThat(last().members()).hasSize(MEMBERS / 2);
        assertThat(risks.values().stream().filter(RiskLevel.LOW::equals)).hasSize(MEMBERS / 2);
    }

    @Test
    void a_restart_in_the_silence_changes_nothing() throws IOException {
        findUntil(30);
        missUntil(60);

        restart();
        int told = said.size();
        missUntil(70);
        assertThat(said).hasSize(told);
        find(71, 0, MEMBERS);

        assertThat(last().quiet()).isFalse();
        assertThat(risks.values()).hasSize(MEMBERS).containsOnly(RiskLevel.HIGH);
    }

    @Test
    void what_splits_off_an_announced_campaign_has_stood_as_long() {
        for (int hour = 1; hour <= 30; hour++) {
            find(hour, 0, 2 * MEMBERS);
        }

        close(31, List.of(finding(31, 0, MEMBERS, 7), finding(31, MEMBERS, 2 * MEMBERS, 8)));

        CampaignVerdict split = said.stream()
                .filter(verdict -> !verdict.id().equals(said.getFirst().id()))
                .findFirst()
                .orElseThrow();
        assertThat(split.status()).isEqualTo(Status.ANNOUNCED);
        assertThat(split.watchedSince()).isEqualTo(said.getFirst().watchedSince());
        assertThat(split.members()).hasSize(MEMBERS);
        assertThat(risks.values()).containsOnly(RiskLevel.HIGH);
    }

    @Test
    void a_silent_campaign_whose_members_are_found_in_another_becomes_part_of_that() {
        becomePart();

        CampaignVerdict merged = lastOf(said.getFirst().id());
        assertThat(merged.quiet()).isTrue();
        assertThat(said)
                .extracting(CampaignVerdict::id)
                .contains(merged.lineage().mergedInto());
        assertThat(merged.lineage().mergedInto()).isNotEqualTo(merged.id());
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.HIGH);
        assertThat(risks.get("account-0")).isEqualTo(RiskLevel.LOW);
    }

    /** Its case has nowhere to go, and nobody is let off who was announced. */
    @Test
    void an_announced_campaign_becomes_part_of_none_that_is_only_watched() {
        findUntil(30);
        String announced = last().id();
        missUntil(60);
        close(61, List.of(finding(61, MEMBERS, 2 * MEMBERS, 8)));

        close(62, List.of(finding(62, 2, 2 * MEMBERS, 8)));

        assertThat(last().status()).isEqualTo(Status.WATCH);
        assertThat(last().members()).hasSize(2 * MEMBERS - 2);
        assertThat(lastOf(announced).lineage().mergedInto()).isNull();
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.HIGH);
    }

    private void becomePart() {
        findUntil(30);
        goOnWithOthers();
    }

    /** What was found so far falls silent, and its members are found with others. */
    private void goOnWithOthers() {
        for (int hour = 31; hour <= 60; hour++) {
            close(hour, List.of(finding(hour, MEMBERS, 2 * MEMBERS, 8)));
        }
        for (int hour = 61; hour <= 75; hour++) {
            close(hour, List.of(finding(hour, 2, 2 * MEMBERS, 8)));
        }
    }

    @Test
    void a_group_that_was_part_of_a_campaign_says_of_which() {
        findUntil(30);

        close(31, List.of(finding(31, 0, 6, 7), finding(31, 6, MEMBERS, 8)));

        CampaignVerdict part = last().id().equals(said.getFirst().id()) ? said.get(said.size() - 2) : last();
        assertThat(part.lineage().splitFrom()).isEqualTo(said.getFirst().id());
        assertThat(part.status()).isEqualTo(Status.WATCH);
    }

    @Test
    void while_a_campaign_is_dismissed_nothing_is_told_and_afterwards_all_of_it() throws IOException {
        findUntil(30);
        campaigns.rule(new Ruling.Dismissed(last().id(), at(60)));
        find(31, 0, MEMBERS);
        assertThat(last().decision()).isEqualTo(Decision.DISMISSED);
        assertThat(risks.values()).hasSize(MEMBERS).containsOnly(RiskLevel.LOW);
        int told = said.size();

        for (int hour = 32; hour < 60; hour++) {
            find(hour, 1, MEMBERS + 2);
        }
        restart();
        assertThat(said).hasSize(told);
        find(60, 1, MEMBERS + 2);

        assertThat(last().members()).hasSize(MEMBERS + 1);
        assertThat(last().left())
                .extracting(member -> member.principal().account())
                .containsExactly("account-0");
        assertThat(risks.get("account-5")).isEqualTo(RiskLevel.HIGH);
        assertThat(risks.get("account-0")).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void what_splits_off_a_dismissed_campaign_is_dismissed_as_long() {
        for (int hour = 1; hour <= 30; hour++) {
            find(hour, 0, 2 * MEMBERS);
        }
        campaigns.rule(new Ruling.Dismissed(last().id(), at(60)));

        for (int hour = 31; hour < 60; hour++) {
            parts(hour);
        }
        assertThat(risks.values()).hasSize(2 * MEMBERS).containsOnly(RiskLevel.LOW);

        parts(60);
        assertThat(risks.values()).containsOnly(RiskLevel.HIGH);
    }

    private void parts(int hour) {
        close(hour, List.of(finding(hour, 0, MEMBERS, 7), finding(hour, MEMBERS, 2 * MEMBERS, 8)));
    }

    @Test
    void a_decision_about_what_has_become_part_of_another_campaign_is_about_that() {
        becomePart();
        CampaignVerdict merged = lastOf(said.getFirst().id());

        campaigns.rule(new Ruling.Dismissed(merged.id(), at(900)));
        close(76, List.of(finding(76, 2, 2 * MEMBERS, 8)));

        assertThat(lastOf(Objects.requireNonNull(merged.lineage().mergedInto())).decision())
                .isEqualTo(Decision.DISMISSED);
        assertThat(risks.get("account-3")).isEqualTo(RiskLevel.LOW);
    }

    /** Whoever has to do with both has one case, and nowhere else to say it. */
    @ParameterizedTest
    @MethodSource("otherwise")
    void whoever_confirms_the_whole_no_longer_takes_back_what_its_parts_are_known_by(
            Function<String, Ruling> otherwise) {
        findUntil(30);
        String part = last().id();
        campaigns.rule(new Ruling.Confirmed(part));
        goOnWithOthers();
        String whole = Objects.requireNonNull(lastOf(part).lineage().mergedInto());
        assertThat(askedAbout(76, finding(76, 2, 2 * MEMBERS, 8))).contains(7L);

        campaigns.rule(otherwise.apply(whole));

        assertThat(askedAbout(79, finding(79, 2, 2 * MEMBERS, 8))).isEmpty();
        assertThat(lastOf(part).decision()).isEqualTo(Decision.NONE);
    }

    private static List<Function<String, Ruling>> otherwise() {
        return List.of(Ruling.TakenBack::new, Ruling.Compromised::new, whole -> new Ruling.Dismissed(whole, at(78)));
    }

    @Test
    void a_dismissal_does_not_cover_what_has_grown_to_more_than_twice_its_size() {
        findUntil(30);
        campaigns.rule(new Ruling.Dismissed(last().id(), at(900)));
        find(31, 0, MEMBERS);

        find(32, 0, 2 * MEMBERS + 1);

        assertThat(last().decision()).isEqualTo(Decision.NONE);
        assertThat(risks.get("account-5")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void a_dismissal_covers_what_has_grown_to_twice_its_size() {
        findUntil(30);
        campaigns.rule(new Ruling.Dismissed(last().id(), at(900)));
        find(31, 0, MEMBERS);

        find(32, 0, 2 * MEMBERS);

        assertThat(last().decision()).isEqualTo(Decision.DISMISSED);
        assertThat(risks.get("account-5")).isEqualTo(RiskLevel.LOW);
    }

    @Test
    void what_was_taken_back_is_as_it_was() {
        findUntil(30);
        campaigns.rule(new Ruling.Dismissed(last().id(), at(900)));
        find(31, 0, MEMBERS);
        campaigns.rule(new Ruling.TakenBack(last().id()));

        find(32, 0, MEMBERS);

        assertThat(risks.values()).containsOnly(RiskLevel.HIGH);
    }
}

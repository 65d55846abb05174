package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.engine.Signal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups that an honest explanation covers, from the beginning or later. */
class ExplainedTest extends FollowedCampaigns {
    private static final Signal EXPLAINED =
            new Signal("one-place", Family.EXPLANATION, 1, 0, 0, "Most members are at home at one address.");

    @Test
    void what_was_explained_for_days_is_announced_a_day_after_the_explanation_fell_away() {
        for (int hour = 1; hour <= 72; hour++) {
            explain(hour, MEMBERS);
        }
        assertThat(last().status()).isEqualTo(Status.REVIEW);

        find(73, 0, MEMBERS);
        assertThat(last().status()).isEqualTo(Status.WATCH);

        for (int hour = 74; hour <= 73 + 24; hour++) {
            assertThat(last().status()).isEqualTo(Status.WATCH);
            find(hour, 0, MEMBERS);
        }
        assertThat(last().status()).isEqualTo(Status.ANNOUNCED);
    }

    @Test
    void a_group_is_not_explained_by_what_was_declared_of_just_the_share_that_more_must_have() {
        declare((int) (MEMBERS * Policy.builtin().explaining().share()));

        find(1, 0, MEMBERS);

        assertThat(last().status()).isEqualTo(Status.WATCH);
    }

    @Test
    void what_splits_off_a_group_that_is_explained_begins_to_stand_then() {
        for (int hour = 1; hour <= 72; hour++) {
            explain(hour, 2 * MEMBERS);
        }

        close(73, List.of(finding(73, 0, MEMBERS, 7, Optional.of(EXPLAINED)), finding(73, MEMBERS, 2 * MEMBERS, 8)));

        assertThat(said.stream().map(CampaignVerdict::status)).doesNotContain(Status.ANNOUNCED);
    }

    private void explain(int hour, int members) {
        close(hour, List.of(finding(hour, 0, members, 7, Optional.of(EXPLAINED))));
    }

    private void declare(int accounts) {
        for (int account = 0; account < accounts; account++) {
            campaigns.allow(new Allowance("account-" + account, 1, at(40)));
        }
    }

    @Test
    void what_comes_to_be_declared_of_most_members_of_an_announced_campaign_is_told_once() {
        findUntil(30);
        int told = said.size();
        declare(6);

        for (int hour = 31; hour < 40; hour++) {
            find(hour, 0, MEMBERS);
        }

        assertThat(said).hasSize(told + 1);
        assertThat(last().status()).isEqualTo(Status.ANNOUNCED);
        assertThat(last().explanation()).startsWith("6 of the members");
        assertThat(last().evidence()).extracting(Signal::name).contains("explained-by");
    }

    @Test
    void that_it_is_as_was_declared_of_more_of_them_is_not_told_again() {
        findUntil(30);
        declare(6);
        find(31, 0, MEMBERS);
        int told = said.size();
        declare(8);

        find(32, 0, MEMBERS);

        assertThat(said).hasSize(told);
    }

    @Test
    void that_nothing_explains_an_announced_campaign_any_more_is_told() {
        findUntil(30);
        declare(6);
        find(31, 0, MEMBERS);
        int told = said.size();

        find(40, 0, MEMBERS);

        assertThat(said).hasSize(told + 1);
        assertThat(last().explanation()).isNull();
    }

    @Test
    void what_was_told_before_a_restart_is_not_told_again_behind_it() throws IOException {
        findUntil(30);
        declare(6);
        find(31, 0, MEMBERS);
        int told = said.size();
        restart();

        find(32, 0, MEMBERS);

        assertThat(said).hasSize(told);
    }

    @Test
    void of_what_explains_a_dismissed_campaign_nothing_is_told_until_it_goes_on() {
        findUntil(30);
        campaigns.rule(new Ruling.Dismissed(last().id(), at(34)));
        find(31, 0, MEMBERS);
        int told = said.size();
        declare(6);

        find(32, 0, MEMBERS);
        find(33, 0, MEMBERS);
        assertThat(said).hasSize(told);

        find(34, 0, MEMBERS);
        assertThat(last().explanation()).isNotNull();
    }
}

package io.stillwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each campaign has the traits of its level. */
class CampaignsTest {
    private static final Scenario SMALL = Scenario.named("small").withAccounts(10);
    private static final Played PLAYED = Played.of(Simulation.of(SMALL, 5));

    @Test
    void a_data_centre_campaign_has_few_cards_few_addresses_and_one_wrapper_round_the_clock() {
        var campaign = PLAYED.by("l0-data-centre");
        assertThat(campaign.byAccount()).hasSize(25);
        assertThat(campaign.addresses()).hasSizeLessThanOrEqualTo(4);
        assertThat(campaign.payments()).hasSizeLessThanOrEqualTo(3);
        assertThat(campaign.accountsByShingle().values()).contains(25L);
        assertThat(campaign.interactions().stream()
                        .map(one -> one.time().atZone(ZoneOffset.UTC).getHour())
                        .distinct())
                .hasSize(24);
    }

    @Test
    void a_shared_card_campaign_has_cards_of_twenty_accounts_many_proxies_and_several_languages() {
        var campaign = PLAYED.by("l1-shared-cards");
        assertThat(campaign.byAccount()).hasSize(40);
        assertThat(campaign.payments()).hasSize(2);
        assertThat(campaign.addresses()).hasSizeGreaterThan(40);
        assertThat(campaign.interactions()).anyMatch(one -> one.input().text().matches("(?s).*\\p{IsHiragana}.*"));
        assertThat(campaign.accountsByShingle().values()).contains(40L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"l0-data-centre", "l1-shared-cards"})
    void a_campaign_splits_its_corpus_over_its_accounts(String name) {
        var campaign = PLAYED.by(name);
        var prompts =
                campaign.interactions().stream().map(one -> one.input().text()).toList();
        assertThat(prompts.stream().distinct().count()).isGreaterThan(prompts.size() * 99L / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"l0-data-centre", "l1-shared-cards"})
    void a_campaign_asks_single_questions_without_tools_for_long_answers_on_new_accounts(String name) {
        var campaign = PLAYED.by(name);
        assertThat(campaign.interactions())
                .allMatch(one -> one.parameters().tools() == 0)
                .allMatch(one -> one.parameters().maxTokens() == 4096)
                .extracting(Interaction::conversation)
                .doesNotHaveDuplicates();
        assertThat(campaign.interactions())
                .filteredOn(one -> one.status() == 200)
                .allMatch(
                        one -> one.usage().outputTokens() >= 500 && one.usage().outputTokens() <= 3000);
        assertThat(campaign.facts())
                .allMatch(fact -> fact.createdAt().isAfter(SMALL.start().minus(Duration.ofDays(30))));
    }

    @Test
    void two_campaigns_share_no_wrapper() {
        var one = wrappers(PLAYED.by("l0-data-centre"));
        var other = wrappers(PLAYED.by("l1-shared-cards"));
        assertThat(one).isNotEmpty().doesNotContainAnyElementsOf(other);
    }

    private static List<String> wrappers(Traces campaign) {
        var most = campaign.byAccount().size() * 9L / 10;
        return campaign.accountsByShingle().entrySet().stream()
                .filter(shingle -> shingle.getValue() >= most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }
}

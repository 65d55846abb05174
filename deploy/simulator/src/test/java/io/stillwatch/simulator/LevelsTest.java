package io.stillwatch.simulator;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.campaign.Levels;
import io.stillwatch.simulator.honest.Aggregator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each level of evasion gives up, and what it keeps. */
class LevelsTest {
    private static final Scenario WEEK =
            Scenario.named("small-benign").withAccounts(40).withDays(7);
    private static final String FOR_EXTRACTION = "m-4-reason";

    @Test
    void level_two_has_a_card_each_and_a_pool_of_household_lines() {
        var campaign = traces(Levels.l2(40));
        assertThat(campaign.payments()).hasSameSizeAs(campaign.facts());
        assertThat(campaign.addresses()).hasSizeLessThanOrEqualTo(80);
        assertThat(campaign.byAccount().values())
                .allMatch(own -> new Traces(own, List.of()).addresses().size() <= 4);
        assertThat(accountsByAddress(campaign)).anyMatch(accounts -> accounts > 1);
    }

    @Test
    void level_two_keeps_human_hours_and_fills_the_blanks_of_many_templates() {
        var campaign = traces(Levels.l2(40));
        var widest = campaign.accountsByShingle().values().stream().max(Long::compare);
        assertThat(widest).hasValueSatisfying(accounts -> assertThat(accounts).isGreaterThan(30));
        assertThat(campaign.interactions()).noneMatch(one -> one.input().text().contains("<"));
        assertThat(campaign.byAccount().values()).noneMatch(own -> hours(own) == 24);
    }

    @Test
    void levels_two_and_three_can_write_chinese() {
        var templates = traces(Levels.l2InChinese(40));
        var reworded = new Traces(extraction(traces(Levels.l3InChinese(60))), List.of());
        for (var campaign : List.of(templates, reworded)) {
            assertThat(campaign.interactions())
                    .allMatch(
                            one -> han(one.input().text()) > one.input().text().length() / 2)
                    .noneMatch(one -> one.input().text().contains("<"));
        }
    }

    private static long han(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
    }

    @Test
    void level_three_hides_between_cover_and_rewords_by_account() {
        var campaign = traces(Levels.l3(60));
        assertThat(coverShare(campaign)).isBetween(0.4, 0.6);
        var extraction = new Traces(extraction(campaign), List.of());
        var accounts = extraction.byAccount().size();
        var widest = extraction.accountsByWrapperShingle().values().stream().max(Long::compare);
        assertThat(widest).hasValueSatisfying(sharing -> assertThat(sharing).isBetween(5L, accounts / 2L));
    }

    @Test
    void a_banned_account_falls_silent_and_another_goes_on_in_its_words() {
        var campaign = traces(Levels.l3(60));
        var bans = campaign.facts().stream()
                .filter(fact -> fact.status().equals("closed"))
                .collect(Collectors.toMap(AccountFact::account, AccountFact::time));
        assertThat(bans).hasSizeGreaterThan(10);
        assertThat(campaign.interactions())
                .allMatch(one -> one.time().isBefore(bans.getOrDefault(one.account(), Instant.MAX)));
        assertThat(campaign.facts())
                .filteredOn(fact -> fact.createdAt().isAfter(WEEK.start()))
                .hasSizeGreaterThan(10)
                .allMatch(successor -> bans.values().stream()
                        .anyMatch(ban -> successor.createdAt().isAfter(ban)));
    }

    @Test
    void level_four_is_patient_on_a_line_of_its_own_in_a_common_browser() {
        var campaign = traces(Levels.l4(150));
        assertThat(coverShare(campaign)).isBetween(0.72, 0.88);
        assertThat(campaign.interactions().size() / 150.0 / WEEK.days()).isLessThan(3);
        assertThat(campaign.addresses()).hasSameSizeAs(campaign.byAccount().keySet());
        assertThat(campaign.interactions())
                .allMatch(one -> one.client().userAgent().startsWith("Mozilla"));
    }

    @Test
    void bought_accounts_are_older_than_half_a_year() {
        var campaign = traces(Levels.withAgedAccounts(Levels.l2(100), 0.5));
        var old = campaign.facts().stream()
                .filter(fact -> fact.createdAt().isBefore(WEEK.start().minus(Duration.ofDays(180))))
                .count();
        assertThat((double) old / campaign.facts().size()).isBetween(0.35, 0.65);
    }

    @Test
    void a_campaign_without_a_wrapper_shares_cards_and_lines_only() {
        var campaign = traces(Levels.unwrapped(60));
        assertThat(campaign.payments()).hasSize(6);
        assertThat(accountsByAddress(campaign)).anyMatch(accounts -> accounts > 3);
        assertThat(campaign.commonestShingle()).isLessThan(0.05);
        assertThat(traces(Levels.l0(10)).commonestShingle()).isEqualTo(1);
    }

    @Test
    void a_campaign_can_write_chinese_only() {
        var campaign = traces(Levels.l0InChinese(5));
        assertThat(campaign.interactions())
                .isNotEmpty()
                .allMatch(one -> one.input().text().matches("(?s).*\\p{IsHan}{20}.*"));
    }

    @Test
    void a_few_end_users_of_an_honest_reseller_are_a_campaign() {
        var reseller = new Aggregator(300);
        var simulation = Simulation.of(WEEK.beside(reseller).hiding("resale", Levels.behind(reseller, 20)), 9);
        var account = simulation.truth().members("aggregator").first();
        assertThat(simulation.truth().members("resold"))
                .hasSize(20)
                .allMatch(principal -> principal.startsWith(account + "/"));
        var behind = simulation
                .interactions()
                .filter(one -> one.account().equals(account))
                .toList();
        assertThat(behind).extracting(Interaction::endUser).doesNotContainNull();
        assertThat(behind.stream().map(Interaction::principal).distinct().count())
                .isBetween(250L, 320L);
        assertThat(new Traces(behind, List.of()).addresses()).hasSizeLessThanOrEqualTo(6);
        assertThat(simulation.facts())
                .filteredOn(fact -> fact.account().equals(account))
                .allMatch(fact -> fact.kind().equals("aggregator"));
    }

    private static Traces traces(Population campaign) {
        return Traces.of(campaign.name(), Simulation.of(WEEK.hiding("test", campaign), 6));
    }

    private static List<Interaction> extraction(Traces campaign) {
        return campaign.interactions().stream()
                .filter(one -> one.model().equals(FOR_EXTRACTION))
                .toList();
    }

    private static double coverShare(Traces campaign) {
        return 1
                - (double) extraction(campaign).size() / campaign.interactions().size();
    }

    private static List<Integer> accountsByAddress(Traces campaign) {
        return campaign.interactions().stream()
                .collect(groupingBy(
                        one -> one.client().address(), Collectors.mapping(Interaction::account, Collectors.toSet())))
                .values()
                .stream()
                .map(accounts -> accounts.size())
                .toList();
    }

    private static long hours(List<Interaction> own) {
        return own.stream()
                .map(one -> one.time().toString().substring(11, 13))
                .distinct()
                .count();
    }
}

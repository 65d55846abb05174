package io.stillwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.simulator.behaviour.Circumstances;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.campaign.Disguise;
import io.stillwatch.simulator.campaign.Levels;
import io.stillwatch.simulator.campaign.Ruses;
import io.stillwatch.simulator.honest.Evaluators;
import io.stillwatch.simulator.honest.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each ruse gives away, and what it keeps. */
class RusesTest {
    private static final Scenario DAYS =
            Scenario.named("small-benign").withAccounts(40).withDays(4);

    @Test
    void a_public_wrapper_is_the_one_that_evaluators_use_and_the_corpus_is_split() {
        var simulation = Simulation.of(DAYS.beside(new Evaluators(2)).hiding("test", Ruses.publicWrapper(20)), 6);
        var campaign = Traces.of("public-wrapper", simulation);
        var evaluators = Traces.of("evaluators", simulation);
        assertThat(campaign.commonestShingle()).isEqualTo(1);
        assertThat(evaluators.accountsByShingle().keySet())
                .containsAnyElementsOf(campaign.accountsByWrapperShingle().keySet());
        assertThat(campaign.interactions())
                .extracting(one -> one.input().text())
                .doesNotHaveDuplicates();
        assertThat(campaign.payments()).hasSize(4);
    }

    @Test
    void a_wrapper_in_the_system_prompt_leaves_bare_questions() {
        var campaign = traces(Ruses.systemPrompt(20));
        assertThat(campaign.interactions().stream()
                        .map(one -> one.input().system())
                        .distinct())
                .hasSize(1)
                .doesNotContainNull();
        assertThat(campaign.commonestShingle()).isLessThan(0.05);
    }

    @Test
    void level_five_says_nothing_twice_on_purpose() {
        var extraction = new Traces(extraction(traces(Levels.l5(150))), List.of());
        var accounts = extraction.byAccount().size();
        var widest = extraction.accountsByWrapperShingle().values().stream().max(Long::compare);
        assertThat(accounts).isGreaterThan(60);
        assertThat(widest).hasValueSatisfying(sharing -> assertThat(sharing).isLessThan(accounts / 4L));
    }

    @Test
    void each_disguise_changes_one_trait_of_a_call_and_leaves_what_is_asked_and_answered() {
        var plain = traces(Levels.l2(5));
        assertThat(disguised(Disguise.EXCHANGE).interactions())
                .allMatch(one -> userTurns(one) == 2)
                .allMatch(one -> one.usage().inputTokens() > 20);
        assertThat(disguised(Disguise.BOUND).interactions())
                .allMatch(one ->
                        one.parameters().maxTokens() == 2047 && one.usage().outputTokens() <= 2047);
        assertThat(disguised(Disguise.TOOL).interactions())
                .allMatch(one -> one.parameters().tools() == 1);
        assertThat(disguised(Disguise.CHOICES).interactions())
                .allMatch(one -> one.parameters().choices() == 2);
        assertThat(medianOutput(disguised(Disguise.CHOICES)))
                .isBetween(1.7 * medianOutput(plain), 2.3 * medianOutput(plain));
        for (var disguise : Disguise.values()) {
            assertThat(disguised(disguise).commonestShingle()).isGreaterThan(0.05);
        }
    }

    @Test
    void under_the_name_of_one_conversation_an_account_asks_everything() {
        var campaign = disguised(Disguise.CONVERSATION);
        assertThat(campaign.byAccount().values())
                .allMatch(own ->
                        own.stream().map(Interaction::conversation).distinct().count() == 1)
                .allMatch(own -> own.size() > 20);
    }

    @Test
    void an_uneven_campaign_asks_several_times_as_much_through_some_accounts() {
        var volumes = traces(Ruses.unevenly(Ruses.apart(40))).byAccount().values().stream()
                .mapToInt(List::size)
                .sorted()
                .toArray();
        assertThat(volumes[29]).isGreaterThan(3 * volumes[9]);
    }

    private static Traces disguised(Disguise disguise) {
        return traces(Ruses.disguised(Levels.l2(5), disguise));
    }

    private static long userTurns(Interaction one) {
        var messages = one.input().messages();
        return messages == null
                ? 0
                : messages.stream()
                        .filter(message -> message.role().equals("user"))
                        .count();
    }

    private static double medianOutput(Traces campaign) {
        return campaign.interactions().stream()
                .mapToInt(one -> one.usage().outputTokens())
                .sorted()
                .skip(campaign.interactions().size() / 2)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_thick_campaign_makes_hundreds_of_interactions_an_account_and_day() {
        var campaign = traces(Ruses.thick(3));
        assertThat(campaign.interactions().size() / 3.0 / DAYS.days()).isBetween(250.0, 350.0);
    }

    @Test
    void a_brief_campaign_wants_a_sentence_or_two() {
        assertThat(traces(Ruses.askingBriefly(Levels.l2(5), 90)).interactions())
                .extracting(Interaction::usage)
                .filteredOn(usage -> usage.outputTokens() > 0)
                .hasSizeGreaterThan(100)
                .allSatisfy(usage -> assertThat(usage.outputTokens()).isBetween(10, 270))
                .allSatisfy(usage -> assertThat(usage.reasoningTokens()).isBetween(1, usage.outputTokens()));
    }

    @Test
    void a_framing_campaign_uses_the_address_and_the_template_of_honest_tenants() {
        var victims = new Tenants(20);
        var simulation = Simulation.of(DAYS.beside(victims).hiding("test", Ruses.framing(victims, 20)), 6);
        var campaign = Traces.of("framing", simulation);
        var tenants = Traces.of("tenants", simulation);
        var address = tenants.interactions().stream()
                .map(one -> one.client().address())
                .collect(Collectors.groupingBy(one -> one, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        assertThat(share(campaign, address)).isBetween(0.25, 0.42);
        assertThat(tenants.accountsByShingle().keySet())
                .containsAnyElementsOf(campaign.accountsByWrapperShingle().keySet());
        assertThat(campaign.commonestShingle()).isEqualTo(1);
    }

    @Test
    void one_organisation_can_be_stated_by_all_and_is_verified_by_nobody() {
        var campaign = traces(Ruses.statingOneOrganization(Levels.l2(20)));
        assertThat(campaign.facts().stream().map(AccountFact::organization).distinct())
                .hasSize(1)
                .doesNotContainNull();
        assertThat(campaign.facts()).noneMatch(fact -> Boolean.TRUE.equals(fact.verified()));
    }

    @Test
    void a_campaign_can_sit_on_one_academic_domain() {
        var campaign = traces(Ruses.onAcademicDomain(Levels.l1(20)));
        assertThat(campaign.facts().stream().map(AccountFact::emailDomain).distinct())
                .hasSize(1)
                .allMatch(domain -> ("" + domain).endsWith(".edu"));
    }

    @Test
    void on_release_day_a_campaign_moves_half_of_its_traffic_and_evaluators_move_all() {
        var scenario = DAYS.beside(new Evaluators(3))
                .under(Circumstances.usual().withRelease())
                .hiding("test", Ruses.pivoting(Levels.l2(20)));
        var simulation = Simulation.of(scenario, 6);
        var campaign = Traces.of("l2-templates-pivoting", simulation);
        var dayAfter = scenario.start().plus(Duration.ofHours(54));
        assertThat(shareOnNewModel(campaign, dayAfter)).isBetween(0.38, 0.58);
        assertThat(shareOnNewModel(Traces.of("evaluators", simulation), dayAfter))
                .isEqualTo(1);
        assertThat(campaign.interactions())
                .filteredOn(one -> one.time().isBefore(scenario.start().plus(Duration.ofDays(2))))
                .noneMatch(one -> one.model().equals("m-5"));
    }

    @Test
    void nobody_moves_where_no_model_comes_out() {
        assertThat(traces(Ruses.pivoting(Levels.l2(5))).interactions())
                .noneMatch(one -> one.model().equals("m-5"));
    }

    @Test
    void facts_can_be_missing_for_half_of_the_accounts() {
        var simulation =
                Simulation.of(DAYS.withAccounts(600).under(Circumstances.usual().missingFacts(0.5)), 6);
        var known = new HashSet<>(
                simulation.facts().stream().map(AccountFact::account).toList());
        assertThat(known.size() / 600.0).isBetween(0.42, 0.58);
    }

    private static Traces traces(Population campaign) {
        return Traces.of(campaign.name(), Simulation.of(DAYS.hiding("test", campaign), 6));
    }

    private static List<Interaction> extraction(Traces campaign) {
        return campaign.interactions().stream()
                .filter(one -> one.model().equals("m-4-reason"))
                .toList();
    }

    private static double share(Traces traces, String address) {
        var over = traces.interactions().stream()
                .filter(one -> one.client().address().equals(address))
                .count();
        return (double) over / traces.interactions().size();
    }

    private static double shareOnNewModel(Traces traces, Instant from) {
        var later = traces.interactions().stream()
                .filter(one -> one.time().isAfter(from))
                .toList();
        var moved = later.stream().filter(one -> one.model().equals("m-5")).count();
        return (double) moved / later.size();
    }
}

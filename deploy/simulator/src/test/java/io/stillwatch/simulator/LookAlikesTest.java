package io.stillwatch.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.honest.CarrierNat;
import io.stillwatch.simulator.honest.Hackathon;
import io.stillwatch.simulator.honest.Translators;
import io.stillwatch.simulator.honest.Viral;
import io.stillwatch.simulator.honest.WritingTool;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each honest class shows the indicator that makes it look like a campaign, and what tells it apart. */
class LookAlikesTest {
    private static final Scenario SMALL = Scenario.named("small-benign");
    private static final Played PLAYED = Played.of(Simulation.of(SMALL, 11));

    @Test
    void a_company_shares_one_address_and_one_verified_bill() {
        var company = traces("company");
        assertThat(company.byAccount()).hasSizeGreaterThan(60);
        assertThat(company.addresses()).hasSize(1);
        assertThat(company.facts()).allMatch(fact -> Boolean.TRUE.equals(fact.verified()));
        assertThat(company.payments()).hasSize(1);
    }

    @Test
    void users_of_one_agent_share_client_and_system_prompt_and_nothing_else() {
        var agents = traces("agent-users");
        assertThat(agents.interactions())
                .extracting(one -> one.client().ja4())
                .containsOnly(agents.interactions().getFirst().client().ja4());
        assertThat(agents.interactions())
                .extracting(one -> one.input().system())
                .doesNotContainNull();
        assertThat(Set.copyOf(agents.interactions().stream()
                        .map(one -> "" + one.input().system())
                        .toList()))
                .hasSize(1);
        assertThat(agents.interactions()).allMatch(one -> one.parameters().tools() > 0);
        assertThat(agents.addresses()).hasSameSizeAs(agents.byAccount().keySet());
    }

    @Test
    void a_class_is_new_and_pastes_the_same_assignments_from_one_campus() {
        var students = traces("class");
        assertThat(students.facts())
                .allMatch(fact -> fact.createdAt().isAfter(SMALL.start().minus(Duration.ofDays(10))));
        assertThat(students.facts())
                .extracting(AccountFact::emailDomain)
                .hasSize(students.facts().size());
        assertThat(mostCommonAddressShare(students)).isGreaterThan(0.5);
        var widest = students.accountsByShingle().values().stream()
                .max(Long::compare)
                .orElseThrow();
        assertThat(widest).isGreaterThan(10);
    }

    @Test
    void a_pipeline_is_few_accounts_with_much_work_round_the_clock_in_one_template() {
        var batch = traces("batch");
        assertThat(batch.byAccount()).hasSizeLessThan(6);
        assertThat(batch.byAccount().values()).allMatch(own -> own.size() > 400);
        assertThat(hoursOfDay(batch.interactions())).hasSize(24);
        assertThat(batch.interactions()).allMatch(one -> one.input().text().startsWith("You write the long form"));
    }

    @Test
    void evaluators_repeat_a_public_set_of_questions_with_several_choices_and_temperatures() {
        var evaluators = traces("evaluators");
        assertThat(evaluators.interactions())
                .extracting(one -> one.parameters().temperature())
                .contains(0.0, 1.0);
        assertThat(evaluators.interactions()).anyMatch(one -> one.parameters().choices() > 1);
        var questions = evaluators.interactions().stream()
                .collect(groupingBy(one -> one.input().text(), counting()));
        assertThat(questions).hasSizeLessThanOrEqualTo(160);
        assertThat(questions.values()).anyMatch(times -> times > 10);
    }

    @Test
    void a_vendors_customers_share_its_template_and_servers_but_pay_on_their_own() {
        var shops = traces("vendor-customers");
        assertThat(shops.addresses()).hasSize(2);
        assertThat(shops.payments()).hasSameSizeAs(shops.facts());
        assertThat(shops.accountsByShingle().values()).anyMatch(accounts -> accounts >= 38);
    }

    @Test
    void people_differ_in_volume_by_two_orders_of_magnitude_and_sleep() {
        var people = traces("people");
        var volumes = people.byAccount().values().stream().mapToInt(List::size).summaryStatistics();
        assertThat(volumes.getMax()).isGreaterThan(100 * volumes.getMin());
        assertThat(people.facts())
                .filteredOn(fact -> fact.createdAt().isBefore(SMALL.start().minus(Duration.ofDays(180))))
                .hasSizeGreaterThan(people.facts().size() * 7 / 10);
        assertThat(people.byAccount().values().stream().filter(own -> own.size() > 30))
                .allMatch(own -> hoursOfDay(own).size() < 24);
    }

    @Test
    void people_have_conversations_and_write_in_several_scripts() {
        var people = traces("people").interactions();
        var conversations = people.stream().collect(groupingBy(Interaction::conversation, counting()));
        assertThat(conversations.values()).anyMatch(turns -> turns > 5).anyMatch(turns -> turns == 1);
        assertThat(people).anyMatch(one -> one.input().text().matches("(?s).*\\p{IsHiragana}.*"));
        assertThat(people)
                .anyMatch(one -> one.input().text().matches("(?s)[^\\p{IsHiragana}]*\\p{IsHan}[^\\p{IsHiragana}]*"));
    }

    @Test
    void a_hackathon_is_new_in_one_place_and_over_after_two_days() {
        var participants = beside(new Hackathon(20));
        assertThat(participants.facts())
                .allMatch(fact -> fact.createdAt().isAfter(SMALL.start().minus(Duration.ofDays(3))));
        assertThat(participants.addresses()).hasSize(1);
        assertThat(participants.interactions())
                .allMatch(one -> one.time().isBefore(SMALL.start().plus(Duration.ofHours(50))));
        assertThat(participants.accountsByShingle().values()).contains(20L);
    }

    @Test
    void a_viral_prompt_is_written_by_people_with_nothing_else_in_common() {
        var followers = beside(new Viral(40));
        assertThat(followers.accountsByShingle().values()).anyMatch(accounts -> accounts > 15);
        assertThat(followers.addresses()).hasSameSizeAs(followers.byAccount().keySet());
        assertThat(followers.payments()).hasSameSizeAs(followers.facts());
    }

    @Test
    void a_carrier_puts_unrelated_people_behind_one_address() {
        var customers = beside(new CarrierNat(40));
        assertThat(customers.addresses()).hasSize(1);
        assertThat(customers.payments()).hasSameSizeAs(customers.facts());
        assertThat(customers.accountsByShingle().values()).allMatch(accounts -> accounts < 15);
    }

    @Test
    void freelancers_of_an_agency_share_its_template_and_are_at_home_on_cards_of_their_own() {
        var freelancers = beside(new Translators(20));
        assertThat(freelancers.addresses()).hasSize(20);
        assertThat(freelancers.payments()).hasSameSizeAs(freelancers.facts());
        assertThat(freelancers.accountsByShingle().values()).contains(20L);
        assertThat(freelancers.interactions().size() / 20.0 / SMALL.days()).isBetween(10.0, 30.0);
    }

    @Test
    void shops_of_one_writing_tool_share_its_template_and_its_exits_and_pay_on_their_own() {
        var shops = beside(new WritingTool(20));
        assertThat(shops.addresses()).hasSizeBetween(20, 40);
        assertThat(shops.payments()).hasSameSizeAs(shops.facts());
        assertThat(shops.accountsByShingle().values()).contains(20L);
    }

    private static Traces beside(Population twins) {
        return Traces.of(twins.name(), Simulation.of(SMALL.withAccounts(10).beside(twins), 11));
    }

    @Test
    void honest_people_rarely_write_the_same_five_words() {
        var shingles = traces("people").accountsByShingle();
        var alone = shingles.values().stream().filter(accounts -> accounts == 1).count();
        assertThat((double) alone / shingles.size()).isGreaterThan(0.7);
    }

    private Traces traces(String population) {
        return PLAYED.by(population);
    }

    private static double mostCommonAddressShare(Traces traces) {
        var uses = traces.interactions().stream()
                .collect(groupingBy(one -> one.client().address(), counting()));
        var most = uses.values().stream().max(Long::compare).orElseThrow();
        return (double) most / traces.interactions().size();
    }

    private static Set<Integer> hoursOfDay(List<Interaction> interactions) {
        return Set.copyOf(interactions.stream()
                .map(one -> one.time().atZone(ZoneOffset.UTC).getHour())
                .toList());
    }
}

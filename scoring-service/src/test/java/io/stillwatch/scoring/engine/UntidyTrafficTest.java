package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What networks, clocks and account systems do to records: nobody gets away by it, and nobody is convicted by it. */
class UntidyTrafficTest {
    private static final int HOURS = 36;
    private static final int PEOPLE = 80;
    private static final Operator ACME = Operator.of("acme", 14);
    private static final Set<String> MEMBERS =
            IntStream.range(0, 14).mapToObj(one -> "acme-" + one).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void records_that_come_hours_late_hide_no_campaign() {
        assertThat(announced(one -> 0, interaction -> Mix.below(4, chance(interaction)), one -> one))
                .isEqualTo(MEMBERS);
    }

    @Test
    void clocks_that_are_minutes_off_hide_no_campaign() {
        assertThat(announced(one -> 0, one -> 0, UntidyTrafficTest::onAWrongClock))
                .isEqualTo(MEMBERS);
    }

    @Test
    void facts_that_come_half_a_day_after_the_traffic_hide_no_campaign_and_convict_nobody_else() {
        assertThat(announced(fact -> Mix.below(12, Mix.of(fact.account())), one -> 0, one -> one))
                .isEqualTo(MEMBERS);
    }

    /** Whoever ends in an announced campaign, when facts and interactions come so many hours behind their time. */
    private static Set<String> announced(
            ToIntFunction<AccountFact> factsLate, ToIntFunction<Interaction> late, UnaryOperator<Interaction> sender) {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        var waiting = new TreeMap<Integer, List<Runnable>>();
        var announced = new TreeSet<String>();
        for (int hour = 0; hour < HOURS; hour++) {
            Town.Hour town = Town.hour(hour, PEOPLE, ACME);
            for (AccountFact fact : town.facts()) {
                waiting.computeIfAbsent(hour + factsLate.applyAsInt(fact), _ -> new ArrayList<>())
                        .add(() -> engine.accept(fact));
            }
            for (Interaction interaction : town.interactions()) {
                waiting.computeIfAbsent(hour + late.applyAsInt(interaction), _ -> new ArrayList<>())
                        .add(() -> engine.accept(sender.apply(interaction)));
            }
            waiting.getOrDefault(hour, List.of()).forEach(Runnable::run);
            engine.close(hour, town.end()).campaigns().stream()
                    .filter(campaign -> campaign.status() == Status.ANNOUNCED)
                    .flatMap(campaign -> campaign.members().stream())
                    .forEach(member -> announced.add(member.principal().account()));
        }
        return announced;
    }

    /** Each account's sender is up to five minutes ahead or an hour behind. */
    private static Interaction onAWrongClock(Interaction interaction) {
        long minutes = Mix.below(66, Mix.of(interaction.account())) - 60L;
        return new Interaction(
                interaction.time().plus(Duration.ofMinutes(minutes)),
                interaction.account(),
                interaction.endUser(),
                interaction.conversation(),
                interaction.model(),
                interaction.usage(),
                interaction.parameters(),
                interaction.client(),
                interaction.content());
    }

    private static long chance(Interaction interaction) {
        return Mix.of(interaction.conversation(), interaction.time().getEpochSecond());
    }
}

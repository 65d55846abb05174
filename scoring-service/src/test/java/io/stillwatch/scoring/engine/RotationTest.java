package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The linking key is changed: for a while tags come under both keys, then under the new one alone. */
class RotationTest {
    private static final int PEOPLE = 120;
    private static final int KEY = 2;
    private static final Operator ACME = Operator.of("acme", 12);
    private static final Operator FRESH = new Operator("fresh", 1, "acme", 1, 1, 0, 0);
    private static final int ROTATED = 30;
    private static final int OVER = 45;
    /** Its tag under the key after is the smaller one. */
    private static final long ONE_PLACE = Long.MAX_VALUE;

    private final Engine engine = new Engine(Town.EVERY_PHRASE, Baseline.builtin());
    private final Set<String> campaigns = new HashSet<>();
    private final Set<String> suspected = new HashSet<>();
    private final Set<String> high = new HashSet<>();

    @Test
    void a_campaign_stays_one_and_nobody_else_becomes_part_of_it() {
        play(0, ROTATED, UnaryOperator.identity(), ACME);
        play(ROTATED, OVER, RotationTest::underBoth, ACME);
        play(OVER, 60, RotationTest::underTheNew, ACME);

        assertThat(campaigns).hasSize(1);
        assertThat(suspected).hasSize(ACME.accounts()).allMatch(name -> name.startsWith("acme"));
    }

    @Test
    void who_comes_after_the_rotation_is_known_by_what_was_confirmed_before() {
        play(0, ROTATED, UnaryOperator.identity(), ACME);
        engine.rule(new Ruling.Confirmed(campaigns.iterator().next()));

        play(ROTATED, ROTATED + 1, RotationTest::underBoth, FRESH);

        assertThat(suspected).contains("fresh-0").noneMatch(name -> name.startsWith("person"));
    }

    @Test
    void under_the_new_key_alone_nothing_would_be_known() {
        play(0, ROTATED, UnaryOperator.identity(), ACME);
        engine.rule(new Ruling.Confirmed(campaigns.iterator().next()));

        play(ROTATED, ROTATED + 1, RotationTest::underTheNew, FRESH);

        assertThat(suspected).doesNotContain("fresh-0");
    }

    /** Of twenty at work, twelve are at home on one address; half of those are silent while the key changes. */
    @Test
    void people_in_one_place_are_so_under_either_key() {
        Operator hackathon = new Operator("hack", 20, "hack", 7, 20, 3, 0);
        play(0, ROTATED, RotationTest::inOnePlace, hackathon);
        for (int hour = ROTATED; hour < ROTATED + 4; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, hackathon);
            close(
                    played,
                    played.interactions().stream()
                            .filter(one -> !one.account().startsWith("hack") || number(one) >= 6)
                            .map(RotationTest::inOnePlace)
                            .map(RotationTest::underBoth));
        }

        assertThat(campaigns).hasSize(1);
        assertThat(high).isEmpty();
    }

    private static Interaction inOnePlace(Interaction of) {
        if (!of.account().startsWith("hack")) {
            return of;
        }
        long home = number(of) < 12 ? ONE_PLACE : Mix.of("home", of.account());
        return new Interaction(
                of.time(),
                of.account(),
                of.endUser(),
                of.conversation(),
                of.model(),
                of.usage(),
                of.parameters(),
                new Interaction.Client(home, Mix.of(home), 7),
                of.content());
    }

    private static int number(Interaction of) {
        return Integer.parseInt(of.account().substring("hack-".length()));
    }

    private void play(int from, int to, UnaryOperator<Interaction> keyed, Operator... operators) {
        for (int hour = from; hour < to; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, operators);
            played.facts().forEach(engine::accept);
            close(played, played.interactions().stream().map(keyed));
        }
    }

    private void close(Town.Hour hour, Stream<Interaction> interactions) {
        interactions.forEach(engine::accept);
        Verdicts verdicts = engine.close(hour.number() + 1L, hour.end());
        verdicts.campaigns().forEach(verdict -> campaigns.add(verdict.id()));
        for (AccountVerdict verdict : verdicts.accounts()) {
            suspected.add(verdict.principal().account());
            if (verdict.level() == RiskLevel.HIGH) {
                high.add(verdict.principal().account());
            }
        }
    }

    private static Interaction underTheNew(Interaction of) {
        return under(of, null);
    }

    private static Interaction underBoth(Interaction of) {
        return under(of, new Interaction.Earlier(of.conversation(), of.client(), of.content()));
    }

    private static Interaction under(Interaction of, Interaction.@Nullable Earlier earlier) {
        Interaction.Client client = of.client();
        Interaction.Content content = Objects.requireNonNull(of.content());
        return new Interaction(
                of.time(),
                of.account(),
                of.endUser(),
                Mix.of(of.conversation(), KEY),
                of.model(),
                of.usage(),
                of.parameters(),
                new Interaction.Client(
                        Mix.of(client.address(), KEY), Mix.of(client.network(), KEY), Mix.of(client.stack(), KEY)),
                new Interaction.Content(
                        content.turn(),
                        content.tokens(),
                        Mix.of(content.digest(), KEY),
                        rekeyed(content.shingles()),
                        rekeyed(content.exact()),
                        rekeyed(content.systemShingles())),
                earlier);
    }

    private static Tags rekeyed(Tags tags) {
        long[] values = tags.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Mix.of(values[i], KEY);
        }
        return Tags.of(values);
    }
}

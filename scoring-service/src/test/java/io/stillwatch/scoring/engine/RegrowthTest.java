package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An operator whose accounts were banned goes on with a new one. */
class RegrowthTest {
    private static final int PEOPLE = 120;
    private static final Operator ACME = Operator.of("acme", 12);
    private static final Operator FRESH = new Operator("fresh", 1, "acme", 1, 1, 0, 0);
    private static final AccountFact FRESH_FACT = Town.fact("fresh-0", 1, Mix.of("card of fresh", "0"));
    private static final int BANNED = 30;
    private static final int READERS = 60;
    private static final long[] TEMPLATE = Town.phrases("wrapper acme", 0);
    private static final long[] VARIANT =
            concat(Arrays.copyOfRange(TEMPLATE, 0, 2), Arrays.copyOfRange(TEMPLATE, 4, 6));

    private final Engine engine = new Engine(Town.EVERY_PHRASE, Baseline.builtin());
    private final Map<String, AccountVerdict> accounts = new HashMap<>();
    private String campaign = "";

    @Test
    void a_new_account_with_the_phrases_of_a_confirmed_campaign_is_watched_from_its_first_hour_on() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));
        engine.accept(FRESH_FACT);

        play(BANNED, BANNED + 1, FRESH);

        assertThat(accounts.get("fresh-0")).isNotNull().satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(verdict.campaigns()).isEmpty();
            assertThat(verdict.signals()).extracting(Signal::name).containsExactly("known-indicator", "un-established");
        });
        assertThat(accounts.keySet()).noneMatch(name -> name.startsWith("person"));
    }

    @Test
    void a_new_account_that_goes_on_for_a_day_is_at_high_risk_while_no_established_stranger_uses_the_phrases() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));
        engine.accept(FRESH_FACT);
        newcomersTry();

        play(BANNED, BANNED + 22, FRESH);

        assertThat(accounts.get("fresh-0")).isNotNull().satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(RiskLevel.HIGH);
            assertThat(verdict.signals()).extracting(Signal::name).containsExactly("known-indicator", "un-established");
        });
    }

    @Test
    void what_the_banned_accounts_used_does_not_outweigh_the_strangers_who_use_it_since_the_decision() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));
        engine.accept(FRESH_FACT);
        newcomersTry();
        for (String stranger : List.of("stranger-0", "stranger-1")) {
            engine.accept(Town.fact(stranger, 900, Mix.of("card of stranger", stranger)));
            ask(BANNED, stranger, 60, concat(TEMPLATE, Town.phrases(stranger, 0)));
        }

        play(BANNED, BANNED + 22, FRESH);

        assertThat(accounts.get("fresh-0")).extracting(AccountVerdict::level).isEqualTo(RiskLevel.MEDIUM);
    }

    @Test
    void words_alone_do_no_more_than_watch_who_is_not_known_to_be_new() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));
        engine.accept(Town.fact("old-hand", 900, Mix.of("card of old hand", "")));
        newcomersTry();

        for (int hour = BANNED; hour < BANNED + 24; hour++) {
            ask(hour, "old-hand", 1500, concat(TEMPLATE, Town.phrases("old hand", hour)));
            ask(hour, "of-unknown-age", 1500, concat(TEMPLATE, Town.phrases("unknown", hour)));
            play(hour, hour + 1);
        }

        assertThat(List.of("old-hand", "of-unknown-age"))
                .extracting(accounts::get)
                .extracting(AccountVerdict::level)
                .containsOnly(RiskLevel.MEDIUM);
    }

    @Test
    void who_uses_a_confirmed_template_that_has_become_public_is_watched_at_most_whatever_its_age() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));
        for (int reader = 0; reader < READERS; reader++) {
            engine.accept(
                    Town.fact("reader-" + reader, reader % 6 == 0 ? 60 : 900, Mix.of("card of reader", "" + reader)));
        }

        for (int hour = BANNED; hour < 2 * BANNED; hour++) {
            read(hour, hour % 24 == 7 || hour % 24 == 8);
            play(hour, hour + 1);
        }

        assertThat(accounts).containsKeys("reader-0", "reader-1");
        assertThat(accounts.values())
                .noneMatch(verdict ->
                        verdict.principal().account().startsWith("reader") && verdict.level() == RiskLevel.HIGH);
    }

    @Test
    void two_calls_with_variants_of_a_template_are_watched_and_no_more() {
        play(0, BANNED, ACME);
        engine.rule(new Ruling.Confirmed(campaign));
        engine.accept(Town.fact("dabbler", 30, Mix.of("card of dabbler", "")));

        ask(BANNED, "dabbler", 1500, concat(Arrays.copyOfRange(TEMPLATE, 0, 4), Town.phrases("one question", 0)));
        play(BANNED, BANNED + 22);
        ask(BANNED + 22, "dabbler", 1500, concat(VARIANT, Town.phrases("another question", 0)));
        play(BANNED + 22, BANNED + 23);

        assertThat(accounts.get("dabbler")).extracting(AccountVerdict::level).isEqualTo(RiskLevel.MEDIUM);
    }

    @Test
    void who_used_the_phrases_before_the_decision_and_not_since_is_not_taken_for_a_successor() {
        play(0, BANNED, ACME);
        play(BANNED, BANNED + 1, FRESH);

        engine.rule(new Ruling.Confirmed(campaign));
        play(BANNED + 1, BANNED + 2);

        assertThat(accounts).doesNotContainKey("fresh-0");
    }

    @Test
    void without_a_confirmation_it_takes_more_to_be_watched() {
        play(0, BANNED, ACME);

        play(BANNED, BANNED + 1, FRESH);

        assertThat(accounts).doesNotContainKey("fresh-0");
    }

    /** So that the phrases are no longer those of a group, and no established stranger's either. */
    private void newcomersTry() {
        for (int one = 0; one < 6; one++) {
            engine.accept(Town.fact("curious-" + one, 20, Mix.of("card of curious", "" + one)));
            ask(BANNED, "curious-" + one, 60, concat(TEMPLATE, Town.phrases("curious", one)));
        }
    }

    /** Readers of a newsletter chat as they always did, and now and then try the prompt that it printed. */
    private void read(int hour, boolean tries) {
        for (int reader = 0; reader < READERS; reader++) {
            String account = "reader-" + reader;
            long chat = Mix.of(account, "chat " + hour);
            engine.accept(
                    Town.interaction(hour, account, Mix.of("home", account), 60, Town.phrases(account, hour), chat));
            if (tries) {
                ask(hour, account, 1500, concat(TEMPLATE, Town.phrases(account + " asks", hour)));
            }
        }
    }

    private void ask(int hour, String account, int output, long[] phrases) {
        long chance = Mix.of(account, "question " + hour);
        engine.accept(Town.interaction(hour, account, Mix.of("home", account), output, phrases, chance));
    }

    private static long[] concat(long[] some, long[] others) {
        return LongStream.concat(LongStream.of(some), LongStream.of(others)).toArray();
    }

    private void play(int from, int to, Operator... operators) {
        for (int hour = from; hour < to; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, operators);
            played.facts().forEach(engine::accept);
            played.interactions().forEach(engine::accept);
            Verdicts verdicts = engine.close(hour + 1L, played.end());
            verdicts.accounts()
                    .forEach(verdict -> accounts.put(verdict.principal().account(), verdict));
            verdicts.campaigns().forEach(verdict -> campaign = verdict.id());
        }
    }
}

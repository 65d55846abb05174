package io.stillwatch.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each comparator finds what it was made for: ten accounts that do together what thirty others do alone. */
class RulesTest {
    private static final Instant START = Instant.parse("2026-04-20T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(1));
    private static final int ALONE = 30;
    private static final int TOGETHER = 10;
    private static final Set<String> GROUP = names("together", TOGETHER);

    @Test
    void shared_addresses_are_joined_unless_too_many_use_them() {
        BiFunction<Integer, Boolean, Interaction> oneAddress =
                (n, together) -> call(n, together, together ? 7 : 100 + n, LongStream.of(n));
        assertThat(suspects(new SharedAddresses(false, 10), oneAddress)).isEqualTo(GROUP);
        assertThat(suspects(new SharedAddresses(false, 9), oneAddress)).isEmpty();
    }

    @Test
    void shared_cards_are_joined_when_asked_to() {
        assertThat(suspects(new SharedAddresses(true, 100), RulesTest::unremarkable))
                .isEqualTo(GROUP);
        assertThat(suspects(new SharedAddresses(false, 100), RulesTest::unremarkable))
                .isEmpty();
    }

    @Test
    void nearly_equal_prompts_are_joined() {
        BiFunction<Integer, Boolean, Interaction> oneText = (n, together) -> call(
                n,
                together,
                n,
                together ? LongStream.concat(LongStream.range(0, 40), LongStream.of(1000 + n)) : own(n));
        assertThat(suspects(new PromptLsh(4, 100), oneText)).isEqualTo(GROUP);
    }

    @Test
    void the_same_object_in_the_same_minutes_is_joined() {
        BiFunction<Integer, Boolean, Interaction> oneMinute = (n, together) -> Traffic.call(
                name(n, together), START.plus(Duration.ofMinutes(together ? 1 : 20L * (n + 1))), 7, own(n));
        assertThat(suspects(new SynchroTrap(call -> call.client().address(), 10, 0.5), oneMinute))
                .isEqualTo(GROUP);
    }

    @Test
    void the_densest_block_is_peeled_out() {
        BiFunction<Integer, Boolean, Interaction> fewAddresses =
                (n, together) -> call(n, together, together ? n % 2 : 100 + n / 2, own(n));
        assertThat(suspects(new Fraudar(Set.of(Fraudar.Objects.ADDRESSES_AND_CARDS), 1), fewAddresses))
                .isEqualTo(GROUP);
    }

    @Test
    void who_asks_more_than_the_established_is_over_the_rate() {
        var rule = new RateThreshold(0.99);
        feed(rule, RulesTest::unremarkable);
        GROUP.forEach(account -> rule.accept(Traffic.call(account, START.plusSeconds(60))));
        assertThat(names(rule.judge(END))).isEqualTo(GROUP);
    }

    @Test
    void who_only_asks_for_long_first_answers_has_the_highest_score() {
        var rule = new AccountScore(3);
        facts(rule);
        for (var minute = 0; minute < 20; minute++) {
            for (var n = 0; n < ALONE; n++) {
                rule.accept(chatting(name(n, false), n, minute));
            }
            for (var account : GROUP) {
                rule.accept(Traffic.call(account, START.plus(Duration.ofMinutes(minute))));
            }
        }
        assertThat(names(rule.judge(END))).isEqualTo(GROUP);
    }

    /** Every fifth answer is long, in conversations without end. */
    private static Interaction chatting(String account, int n, int minute) {
        var call = Traffic.call(account, START.plus(Duration.ofMinutes(minute)));
        return new Interaction(
                call.time(),
                account,
                null,
                1,
                call.model(),
                new Interaction.Usage(50, (n + minute) % 5 == 0 ? 700 : 100, 0),
                new Interaction.Parameters(1024, 1, n % 3),
                call.client(),
                call.content());
    }

    private static Interaction unremarkable(int n, boolean together) {
        return call(n, together, together ? 1000 + n : n, own(n));
    }

    private static LongStream own(int n) {
        return LongStream.range(10_000L * (n + 1), 10_000L * (n + 1) + 40);
    }

    private static Interaction call(int n, boolean together, long address, LongStream shingles) {
        return Traffic.call(name(n, together), START.plus(Duration.ofMinutes(n)), address, shingles);
    }

    private static Set<String> suspects(Rule rule, BiFunction<Integer, Boolean, Interaction> traffic) {
        feed(rule, traffic);
        return names(rule.judge(END));
    }

    private static void feed(Rule rule, BiFunction<Integer, Boolean, Interaction> traffic) {
        facts(rule);
        for (var n = 0; n < ALONE; n++) {
            rule.accept(traffic.apply(n, false));
        }
        for (var n = 0; n < TOGETHER; n++) {
            rule.accept(traffic.apply(n, true));
        }
    }

    /** Those alone have been there for long and pay themselves, the others are new on one card. */
    private static void facts(Rule rule) {
        for (var n = 0; n < ALONE; n++) {
            rule.accept(fact(name(n, false), START.minus(Duration.ofDays(400)), Tag.NONE));
        }
        GROUP.forEach(account -> rule.accept(fact(account, START, 5_000_000)));
    }

    private static AccountFact fact(String account, Instant createdAt, long payment) {
        return new AccountFact(account, START, createdAt, null, null, null, null, payment, null, null);
    }

    private static String name(int n, boolean together) {
        return (together ? "together" : "alone") + n;
    }

    private static Set<String> names(String prefix, int number) {
        return LongStream.range(0, number).mapToObj(n -> prefix + n).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Suspicion suspicion) {
        return suspicion.announced().stream().map(Principal::account).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Hypothesis;
import io.stillwatch.scoring.engine.Hypothesis.Kind;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HypothesesTest {
    private static final Instant NOON = Instant.parse("2026-04-22T12:00:00Z");
    private static final int NOON_SECOND = (int) NOON.getEpochSecond();

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());

    @Test
    void single_long_answers_in_one_wording_at_an_even_rate_look_like_distillation() {
        assertThat(best(group(20, 20, false), 30, Set.of(Family.TIMING, Family.PAYMENT)))
                .isEqualTo(Kind.DISTILLATION);
    }

    @Test
    void conversations_at_all_kinds_of_rates_without_common_words_look_like_resale() {
        assertThat(best(group(20, 1, false), 0, Set.of(Family.PAYMENT, Family.NETWORK)))
                .isEqualTo(Kind.RESALE);
    }

    @Test
    void a_verified_firm_that_repeats_its_tasks_looks_like_benign_automation() {
        List<Account> members = group(20, 20, true);
        members.forEach(
                member -> IntStream.range(1, 6).forEach(task -> member.prompts().remember(task)));

        assertThat(best(members, 0, Set.of(Family.TIMING, Family.LIFE_CYCLE))).isEqualTo(Kind.BENIGN_AUTOMATION);
    }

    @Test
    void every_hypothesis_says_what_speaks_against_it_too() {
        assertThat(Hypotheses.of(group(20, 20, false), 30, Set.of(Family.TIMING, Family.PAYMENT)))
                .hasSize(Kind.values().length)
                .filteredOn(hypothesis -> hypothesis.kind() == Kind.RESALE)
                .allSatisfy(resale -> assertThat(resale.evidence())
                        .anyMatch(signal -> signal.contribution() < 0)
                        .anyMatch(signal -> signal.contribution() > 0));
    }

    @Test
    void common_means_are_called_consistent_with_one_operator_and_no_proof_of_one() {
        assertThat(Hypotheses.of(group(20, 20, false), 30, Set.of(Family.PAYMENT)))
                .flatExtracting(Hypothesis::evidence)
                .filteredOn(signal -> signal.name().equals("one-operator"))
                .extracting(Signal::text)
                .containsOnly(
                        "Accounts that claim to be different customers pay or connect by the same means, which is "
                                + "consistent with one operator.");
    }

    private static Kind best(List<Account> members, double phrases, Set<Family> families) {
        return Hypotheses.of(members, phrases, families).stream()
                .map(Hypothesis::kind)
                .findFirst()
                .orElseThrow();
    }

    /** Ten accounts of which so many of so many calls are extraction-like. */
    private List<Account> group(int calls, int extraction, boolean verified) {
        return IntStream.range(0, 10)
                .mapToObj(number -> member("member" + number, calls, extraction, verified))
                .toList();
    }

    private Account member(String name, int calls, int extraction, boolean verified) {
        Account account = accounts.at(new Principal(name, null));
        IntStream.range(0, calls).forEach(call -> account.call(NOON_SECOND + call, call < extraction));
        account.learn(new AccountFact(
                name, NOON, NOON, "org", verified, AccountFact.Kind.DIRECT, null, Tag.NONE, null, null));
        return account;
    }
}

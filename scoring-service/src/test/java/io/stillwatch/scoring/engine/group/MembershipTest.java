package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it takes to be a full member by a campaign's phrases alone. */
class MembershipTest {
    private static final Policy.Membership RULE = Policy.builtin().membership();
    private static final int DAY = 86_400;

    private final Account account = new Accounts(Policy.builtin().sketches()).at(new Principal("patient", null));

    @ParameterizedTest
    @CsvSource({"2, 4, 4, 72000, true", "1, 4, 4, 72000, false", "2, 3, 3, 72000, false", "2, 4, 4, 71999, false"})
    void it_takes_two_phrases_four_calls_and_twenty_hours(int phrases, int hits, int calls, int seconds, boolean full) {
        assertThat(Membership.isFullByPhrases(fit(phrases, hits, calls, seconds), account, RULE))
                .isEqualTo(full);
    }

    @Test
    void two_calls_whose_variants_make_four_hits_are_not_enough() {
        assertThat(Membership.isFullByPhrases(fit(6, 4, 2, DAY), account, RULE)).isFalse();
    }

    private static Fit fit(int phrases, int hits, int calls, int seconds) {
        return new Fit(phrases, 0, hits, calls, DAY, DAY + seconds, 0, 0, DAY + seconds, 8, 0, 0);
    }
}

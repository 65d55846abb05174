package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.Prominence;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it takes to be a member, and a full one, by a campaign's phrases alone. */
class MembershipTest {
    private static final Policy.Membership RULE = Policy.builtin().membership();
    private static final int DAY = 86_400;
    private static final int CALLS = 10;

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());
    private final Account account = accounts.at(new Principal("patient", null));

    @BeforeEach
    void ten_harvested_answers() {
        for (int conversation = 1; conversation <= CALLS; conversation++) {
            account.call(DAY, true);
            account.converse(DAY, conversation, true);
        }
    }

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

    @ParameterizedTest
    @CsvSource({"6, 4, 2, true", "6, 3, 3, false", "1, 4, 4, false"})
    void two_calls_with_four_hits_are_enough_to_belong(int phrases, int hits, int calls, boolean belongs) {
        assertThat(membership().ways(fit(phrases, hits, calls, DAY), account).phrases())
                .isEqualTo(belongs);
    }

    @ParameterizedTest
    @CsvSource({"40, true", "41, false"})
    void hits_are_a_tenth_of_all_extraction_like_calls_at_least(int all, boolean belongs) {
        IntStream.range(CALLS, all).forEach(_ -> account.call(DAY, true));

        assertThat(membership().ways(fit(6, 4, 4, DAY), account).phrases()).isEqualTo(belongs);
    }

    @ParameterizedTest
    @CsvSource({"6, true", "7, false", "10, false"})
    void openings_of_conversations_that_went_on_since_are_no_calls(int wentOn, boolean full) {
        for (int conversation = 1; conversation <= wentOn; conversation++) {
            account.retractOpening(conversation);
        }

        assertThat(Membership.isFullByPhrases(fit(2, 4, 4, DAY), account, RULE)).isEqualTo(full);
    }

    private Membership membership() {
        Policy policy = Policy.builtin();
        Enrichment enrichment = new Enrichment(policy.enrichment(), Baseline.builtin());
        Prominence prominence = Prominence.of(List.of(), 1, 0, policy.enrichment(), enrichment);
        return new Membership(RULE, accounts, prominence, new Abnormal(policy.linking(), Baseline.builtin()));
    }

    private static Fit fit(int phrases, int hits, int calls, int seconds) {
        return new Fit(phrases, 0, hits, calls, DAY, DAY + seconds, 0, 0, DAY + seconds, 8, 0, 0);
    }
}

package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterfactualsTest {
    private static final Ways PHRASES = new Ways(true, false, false);
    private static final Ways PHRASES_AND_CARDS = new Ways(true, false, true);

    @ParameterizedTest
    @CsvSource({"CONTENT, true", "PAYMENT, true", "BEHAVIOUR, false"})
    void who_belongs_by_phrases_and_a_card_needs_either_but_not_both(Family without, boolean stands) {
        assertThat(PHRASES_AND_CARDS.counterfactuals())
                .filteredOn(one -> one.without() == without)
                .extracting(Counterfactual::stands)
                .containsExactly(stands);
    }

    @Test
    void a_member_s_counterfactuals_read_as_sentences() {
        assertThat(PHRASES_AND_CARDS.counterfactuals())
                .extracting(Counterfactual::text)
                .containsExactly(
                        "Without the shared words it would still be a member, by the shared payment instruments.",
                        "Without the shared payment instruments it would still be a member, by the shared words.",
                        "Without the extraction-like calls it would be no member.");
    }

    @Test
    void a_group_that_hangs_on_two_families_falls_with_either() {
        assertThat(verdicts(10, PHRASES, Family.PAYMENT, Family.TIMING))
                .containsExactlyInAnyOrder("PAYMENT falls", "CONTENT falls", "TIMING falls", "BEHAVIOUR falls");
    }

    @Test
    void a_group_that_shares_cards_too_stands_without_its_words() {
        assertThat(verdicts(10, PHRASES_AND_CARDS, Family.PAYMENT, Family.TIMING, Family.LIFE_CYCLE))
                .containsExactlyInAnyOrder(
                        "PAYMENT stands", "CONTENT stands", "TIMING stands", "LIFE_CYCLE stands", "BEHAVIOUR falls");
    }

    @Test
    void too_few_members_are_no_campaign() {
        assertThat(verdicts(7, PHRASES_AND_CARDS, Family.PAYMENT, Family.TIMING, Family.LIFE_CYCLE))
                .contains("CONTENT falls");
    }

    private static List<String> verdicts(int members, Ways ways, Family... counted) {
        Set<Family> families = EnumSet.copyOf(List.of(counted));
        return new WithoutFamily(Policy.builtin())
                .of(Collections.nCopies(members, ways), families).stream()
                        .map(one -> one.without() + (one.stands() ? " stands" : " falls"))
                        .toList();
    }
}

package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    private final Evidence evidence = new Evidence(Baseline.builtin());

    @ParameterizedTest
    @CsvSource({"0, 0, -0.3", "1, 1, -0.3", "1.9, 2.1, -0.2", "1.1, 1, -1.2"})
    void what_chance_shows_as_well_is_no_evidence(double value, double baseline, double log10Probability) {
        Comparison test = new Comparison(new ExtractionShare(), value, baseline, log10Probability);

        assertThat(evidence.of(List.of(), List.of(test), List.of())).isEmpty();
    }

    @Test
    void what_chance_hardly_shows_is_evidence() {
        Comparison test = new Comparison(new ExtractionShare(), 0.976, 0.063, -40);

        assertThat(evidence.of(List.of(), List.of(test), List.of()))
                .extracting(Signal::text)
                .containsExactly("An estimated 98 % of a member's calls ask for an unusually long "
                        + "answer; among comparable accounts it is 6.3 %.");
    }

    @Test
    void a_member_s_evidence_reads_as_sentences() {
        Fit fit = new Fit(3, 1, 4, 4, 0, 1, 1, 1, 1, 9, 5, 6);

        assertThat(evidence.of(member(), fit, List.of()))
                .extracting(Signal::text)
                .startsWith(
                        "Pays with 1 payment instrument that the group shares.",
                        "Uses 2 phrases of the group's own, which hardly anyone outside it uses.",
                        "Comes from 1 network address that the group shares.",
                        "Sends 1 phrase of a system prompt that hardly anyone outside the group sends.");
    }

    private static Account member() {
        return new Accounts(Policy.builtin().sketches()).at(new Principal("member", null));
    }
}

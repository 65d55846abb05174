package io.stillwatch.cases.reasons;

import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.enforcement.Met;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final String DAY = "23 April 2026";

    @Property(tries = 300)
    void an_account_learns_no_value_and_no_signal(
            @ForAll("evidence") List<Evidence> evidence, @ForAll Measure measure, @ForAll Met met) {
        String text = AccountNotice.text(measure, met, CaseDecision.CONFIRMED, evidence, true, NOON);

        assertThat(text).contains(DAY);
        assertThat(text.replace(DAY, "")).doesNotContainPattern("[0-9]");
        evidence.forEach(piece -> assertThat(text).doesNotContain(piece.name(), piece.text()));
    }

    @Test
    void an_account_learns_what_was_done_why_how_and_what_it_can_do() {
        String text = AccountNotice.text(
                Measure.SUSPEND,
                Met.ACCOUNTS,
                CaseDecision.CONFIRMED,
                finding(1).evidence(),
                true,
                NOON);

        assertThat(text)
                .contains("suspended", "Category: alleged", "requests that resemble", "A person looked", "appeal");
    }

    @Test
    void a_victim_is_not_accused() {
        String text = AccountNotice.text(
                Measure.VERIFY_IDENTITY, Met.ACCOUNTS, CaseDecision.CREDENTIAL_COMPROMISE, List.of(), true, NOON);

        assertThat(text).contains("You are not accused of anything").doesNotContain("coordinated");
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void an_end_user_is_told_of_their_own_access_and_of_nobodys_account(Measure measure) {
        String text = AccountNotice.text(measure, Met.END_USERS, CaseDecision.CONFIRMED, List.of(), true, NOON);

        assertThat(text)
                .contains("your own access, through the account that serves you")
                .doesNotContain("your account");
    }

    @Test
    void where_software_found_nothing_it_is_not_said_to_have() {
        assertThat(AccountNotice.text(Measure.SUSPEND, Met.ACCOUNTS, CaseDecision.CONFIRMED, List.of(), true, NOON))
                .contains("software pointed to");
        assertThat(AccountNotice.text(Measure.SUSPEND, Met.ACCOUNTS, CaseDecision.CONFIRMED, List.of(), false, NOON))
                .contains("a person reported the account")
                .doesNotContain("pointed to");
    }

    @Test
    void what_was_inferred_does_not_stand_among_what_was_observed() {
        String[] sections = InternalReasons.text(finding(1)).split("Inferred", 2);

        assertThat(sections[0]).contains("Observed", "14.0").doesNotContain("16.0", "contributes");
        assertThat(sections[1]).contains("shared-rare-phrases contributes 16.0");
    }

    @Test
    void who_works_on_it_learns_signals_values_and_policy() {
        assertThat(InternalReasons.text(finding(1)))
                .contains("Alleged", "shared-rare-phrases", "14.0", "16.0", "policy builtin-1", "Observed", "Inferred");
    }

    @Provide
    Arbitrary<List<Evidence>> evidence() {
        return Combinators.combine(
                        Arbitraries.of(
                                "payment",
                                "network",
                                "client",
                                "content",
                                "timing",
                                "life-cycle",
                                "behaviour",
                                "explanation"),
                        Arbitraries.doubles().between(-99, 99))
                .as((family, value) ->
                        new Evidence("signal-" + family, family, value, 0.5, value, "It is " + value + " of " + family))
                .list()
                .ofMaxSize(8);
    }
}

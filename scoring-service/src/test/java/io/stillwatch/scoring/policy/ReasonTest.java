package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @Test
    void a_reason_is_as_long_as_its_characters_are_many() {
        String longest = "😀".repeat(2_000);

        assertThat(Reason.checked(longest)).isEqualTo(longest);
        isRefused(longest + "😀");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void a_reason_says_something_that_can_be_kept(String reason) {
        isRefused(reason);
    }

    private static void isRefused(String reason) {
        assertThatThrownBy(() -> Reason.checked(reason))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().detail()).contains("'reason'"));
    }
}

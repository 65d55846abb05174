package io.stillwatch.scoring.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import org.junit.jupiter.api.Test;

class LabelRequestTest {

    private static final String HALF = String.valueOf(Character.MIN_HIGH_SURROGATE);

    @Test
    void a_label_is_given_for_a_reason_that_can_be_kept() {
        assertThatThrownBy(() -> LabelRequest.checked(new LabelRequest("honest", HALF)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().detail()).contains("'reason'"));
    }

    @Test
    void a_reason_is_as_long_as_its_characters_are_many() {
        String longest = "😀".repeat(2_000);

        assertThat(LabelRequest.checked(new LabelRequest("honest", longest)).reason())
                .isEqualTo(longest);
    }
}

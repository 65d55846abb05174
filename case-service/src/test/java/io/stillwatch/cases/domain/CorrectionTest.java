package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CLOSED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import org.junit.jupiter.api.Test;

/** An appeal was won. */
class CorrectionTest {

    @Test
    void an_appeal_that_was_won_corrects_the_confirmation() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                .when(new CorrectConfirmation("enf_1", "app_1", NOON))
                .then(new ConfirmationCorrected("enf_1", "app_1", 1, NOON));
    }

    @Test
    void corrections_are_counted() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, new ConfirmationCorrected("enf_1", "app_1", 1, NOON), CLOSED)
                .when(new CorrectConfirmation("enf_1", "app_2", NOON))
                .then(new ConfirmationCorrected("enf_1", "app_2", 2, NOON));
    }

    @Test
    void a_case_that_is_not_there_is_not_corrected() {
        given().when(new CorrectConfirmation("enf_1", "app_1", NOON)).thenRejected(new NoSuchCase());
    }
}

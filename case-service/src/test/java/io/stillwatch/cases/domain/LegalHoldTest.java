package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CLOSED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.MERGED;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.PlaceLegalHold;
import io.stillwatch.cases.domain.CaseCommand.ReleaseLegalHold;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotALead;
import org.junit.jupiter.api.Test;

/** Nothing of the case may be erased. */
class LegalHoldTest {

    private static final CaseEvent HELD = new LegalHoldPlaced("a court asks", "lea", NOON);

    @Test
    void a_lead_holds_a_case_in_whatever_state() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                .when(new PlaceLegalHold("a court asks", LEA, NOON))
                .then(HELD);
    }

    @Test
    void one_hold_is_enough() {
        given(OPENED, HELD).when(new PlaceLegalHold("another court", LEA, NOON)).thenNothing();
    }

    @Test
    void a_hold_outlasts_a_decision_that_is_taken_back() {
        given(OPENED, HELD, ASSIGNED, CONFIRMED_BY_ANA, new CaseReopened("it grew", "lea", NOON))
                .when(new PlaceLegalHold("another court", LEA, NOON))
                .thenNothing();
    }

    @Test
    void a_hold_outlasts_a_case_that_goes_on_elsewhere() {
        given(OPENED, HELD, MERGED)
                .when(new PlaceLegalHold("another court", LEA, NOON))
                .thenNothing();
    }

    @Test
    void a_lead_releases_it() {
        given(OPENED, HELD).when(new ReleaseLegalHold(LEA, NOON)).then(new LegalHoldReleased("lea", NOON));
    }

    @Test
    void what_is_not_held_is_not_released() {
        given(OPENED).when(new ReleaseLegalHold(LEA, NOON)).thenNothing();
    }

    @Test
    void an_analyst_does_neither() {
        given(OPENED).when(new PlaceLegalHold("a court asks", ANA, NOON)).thenRejected(new NotALead("ana"));
    }

    @Test
    void an_analyst_does_not_release_either() {
        given(OPENED, HELD).when(new ReleaseLegalHold(ANA, NOON)).thenRejected(new NotALead("ana"));
    }

    @Test
    void a_case_that_is_not_there_is_not_held() {
        given().when(new PlaceLegalHold("a court asks", LEA, NOON)).thenRejected(new NoSuchCase());
    }
}

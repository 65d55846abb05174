package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.STARTED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.StartInvestigation;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
import org.junit.jupiter.api.Test;

/** The one who has the case begins. */
class CaseInvestigationTest {

    @Test
    void who_has_the_case_begins() {
        given(OPENED, ASSIGNED).when(new StartInvestigation(ANA, NOON)).then(STARTED);
    }

    @Test
    void it_is_begun_once() {
        given(OPENED, ASSIGNED, STARTED).when(new StartInvestigation(ANA, NOON)).thenNothing();
    }

    @Test
    void who_takes_it_over_begins_anew() {
        given(OPENED, ASSIGNED, STARTED, new CaseAssigned("ben", "ana", NOON))
                .when(new StartInvestigation(BEN, NOON))
                .then(new InvestigationStarted("ben", NOON));
    }

    @Test
    void not_even_a_lead_begins_a_case_in_other_hands() {
        given(OPENED, ASSIGNED).when(new StartInvestigation(LEA, NOON)).thenRejected(new NotTheAssignee("lea", "ana"));
    }

    @Test
    void a_case_that_nobody_has_is_not_begun() {
        given(OPENED).when(new StartInvestigation(ANA, NOON)).thenRejected(new NotAssigned());
    }

    @Test
    void a_decided_case_is_not_begun() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                .when(new StartInvestigation(ANA, NOON))
                .thenRejected(new AlreadyDecided(CONFIRMED));
    }

    @Test
    void a_case_that_is_not_there_is_not_begun() {
        given().when(new StartInvestigation(ANA, NOON)).thenRejected(new NoSuchCase());
    }
}

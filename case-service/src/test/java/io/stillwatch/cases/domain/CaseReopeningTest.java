package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CLOSED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotALead;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotDecided;
import org.junit.jupiter.api.Test;

/** A lead opens a decided case again. */
class CaseReopeningTest {

    @Test
    void a_lead_opens_a_decided_case_again() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                .when(new ReopenCase("it grew", LEA, NOON))
                .then(new CaseReopened("it grew", "lea", NOON));
    }

    @Test
    void a_lead_opens_a_closed_case_again() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                .when(new ReopenCase("it grew", LEA, NOON))
                .then(new CaseReopened("it grew", "lea", NOON));
    }

    @Test
    void nobody_else_does() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                .when(new ReopenCase("it grew", ANA, NOON))
                .thenRejected(new NotALead("ana"));
    }

    @Test
    void it_is_free_then_and_can_be_decided_otherwise() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, new CaseReopened("it grew", "lea", NOON), ASSIGNED)
                .when(new DecideCase(DISMISSED, "a class", ANA, NOON))
                .then(new CaseDecided(DISMISSED, "a class", "ana", NOON));
    }

    @Test
    void who_had_it_does_not_have_it_any_more() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, new CaseReopened("it grew", "lea", NOON))
                .when(new DecideCase(DISMISSED, "a class", ANA, NOON))
                .thenRejected(new NotAssigned());
    }

    @Test
    void a_case_that_is_not_decided_is_open() {
        given(OPENED, ASSIGNED).when(new ReopenCase("it grew", LEA, NOON)).thenRejected(new NotDecided());
    }

    @Test
    void a_case_that_is_not_there_is_not_opened_again() {
        given().when(new ReopenCase("it grew", LEA, NOON)).thenRejected(new NoSuchCase());
    }
}

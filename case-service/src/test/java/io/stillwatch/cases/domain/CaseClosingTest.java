package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CLOSED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.CloseCase;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotDecided;
import io.stillwatch.cases.domain.CaseRejection.NotTheDecider;
import org.junit.jupiter.api.Test;

/** A decided case is put away. */
class CaseClosingTest {

    @Test
    void who_decided_closes() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA).when(new CloseCase(ANA, NOON)).then(CLOSED);
    }

    @Test
    void a_lead_closes() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA).when(new CloseCase(LEA, NOON)).then(new CaseClosed("lea", NOON));
    }

    @Test
    void nobody_else_does() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                .when(new CloseCase(BEN, NOON))
                .thenRejected(new NotTheDecider("ben", "ana"));
    }

    @Test
    void it_is_closed_once() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                .when(new CloseCase(LEA, NOON))
                .thenNothing();
    }

    @Test
    void what_is_not_decided_is_not_closed() {
        given(OPENED, ASSIGNED).when(new CloseCase(LEA, NOON)).thenRejected(new NotDecided());
    }

    @Test
    void a_case_that_is_not_there_is_not_closed() {
        given().when(new CloseCase(LEA, NOON)).thenRejected(new NoSuchCase());
    }
}

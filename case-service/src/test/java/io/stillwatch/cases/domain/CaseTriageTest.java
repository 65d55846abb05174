package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CLOSED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.TriageCase;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import org.junit.jupiter.api.Test;

/** How soon a case is to be looked into. */
class CaseTriageTest {

    @Test
    void an_open_case_is_triaged() {
        given(OPENED).when(new TriageCase(Priority.HIGH, ANA, NOON)).then(new CaseTriaged(Priority.HIGH, "ana", NOON));
    }

    @Test
    void the_same_priority_again_changes_nothing() {
        given(OPENED, new CaseTriaged(Priority.HIGH, "ana", NOON))
                .when(new TriageCase(Priority.HIGH, BEN, NOON))
                .thenNothing();
    }

    @Test
    void a_case_in_work_may_become_more_urgent() {
        given(OPENED, new CaseTriaged(Priority.HIGH, "ana", NOON), ASSIGNED)
                .when(new TriageCase(Priority.URGENT, BEN, NOON))
                .then(new CaseTriaged(Priority.URGENT, "ben", NOON));
    }

    @Test
    void a_decided_case_is_not_triaged() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                .when(new TriageCase(Priority.LOW, ANA, NOON))
                .thenRejected(new AlreadyDecided(CONFIRMED));
    }

    @Test
    void a_closed_case_is_not_triaged() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                .when(new TriageCase(Priority.LOW, ANA, NOON))
                .thenRejected(new AlreadyDecided(CONFIRMED));
    }

    @Test
    void a_case_that_is_not_there_is_not_triaged() {
        given().when(new TriageCase(Priority.LOW, ANA, NOON)).thenRejected(new NoSuchCase());
    }
}

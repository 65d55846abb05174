package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.Some.CAMPAIGN;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;

import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.eventsourcing.Scenario;

/** Histories of cases that tests begin with. */
final class LivedCases {

    static final String OTHER = "cmp_1122334455667788";
    static final String THIRD = "cmp_8877665544332211";
    static final CaseEvent OPENED = new CaseOpened(CAMPAIGN, NOON, NOON, finding(1), NOON);
    static final CaseEvent TIP = new CaseOpenedByHand(CAMPAIGN, "a tip", Some.chunk(), "ana", NOON);
    static final CaseEvent ASSIGNED = new CaseAssigned("ana", "lea", NOON);
    static final CaseEvent STARTED = new InvestigationStarted("ana", NOON);
    static final CaseEvent CONFIRMED_BY_ANA = new CaseDecided(CONFIRMED, "one card", "ana", NOON);
    static final CaseEvent CLOSED = new CaseClosed("ana", NOON);
    static final CaseEvent MERGED = new CaseMerged(OTHER, 2, NOON);

    static Scenario<CaseCommand, Case, CaseEvent, CaseRejection> given(CaseEvent... history) {
        return Scenario.given(new CaseDecider(), history);
    }

    private LivedCases() {}
}

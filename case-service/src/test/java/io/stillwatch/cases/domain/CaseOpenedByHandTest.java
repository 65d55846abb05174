package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.LivedCases.TIP;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.CAMPAIGN;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;

import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import org.junit.jupiter.api.Test;

/** A person has a tip. */
class CaseOpenedByHandTest {

    @Test
    void a_tip_opens_a_case() {
        given().when(new OpenCaseByHand(CAMPAIGN, "a tip", Some.chunk(), ANA, NOON))
                .then(TIP);
    }

    @Test
    void a_case_that_is_open_is_not_opened_again() {
        given(TIP)
                .when(new OpenCaseByHand(CAMPAIGN, "again", Some.chunk(), BEN, NOON))
                .thenNothing();
    }

    @Test
    void should_scoring_find_the_campaign_after_all_the_case_is_fed() {
        given(TIP)
                .when(new OpenCase(CAMPAIGN, NOON, NOON, finding(1), NOON))
                .then(new FindingRecorded(finding(1), NOON));
    }
}

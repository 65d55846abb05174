package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.CASE;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.END;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.PLAN;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.STANDS_CONFIRMED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.plan;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.request;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.standing;

import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NobodyToActOn;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotMembers;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.VictimsAreNotSuspended;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody asks for a measure. */
class RequestingTest {

    @Test
    void a_confirmed_case_leads_to_a_request() {
        given().when(request(STANDS_CONFIRMED, PLAN)).then(REQUESTED);
    }

    @Test
    void the_same_request_again_changes_nothing() {
        given(REQUESTED).when(request(STANDS_CONFIRMED, PLAN)).thenNothing();
    }

    @Test
    void a_dismissed_case_leads_to_none() {
        given().when(request(standing(DISMISSED), PLAN)).thenRejected(new CaseNotConfirmed());
    }

    @Test
    void a_case_that_is_not_decided_leads_to_none() {
        given().when(request(new Standing(Optional.empty(), ""), PLAN)).thenRejected(new CaseNotConfirmed());
    }

    @Test
    void victims_of_stolen_credentials_are_not_suspended() {
        given().when(request(standing(CREDENTIAL_COMPROMISE), PLAN)).thenRejected(new VictimsAreNotSuspended());
    }

    @Test
    void their_identity_may_be_verified() {
        Plan verify = plan(Measure.VERIFY_IDENTITY, 10, END);
        given().when(request(standing(CREDENTIAL_COMPROMISE), verify))
                .then(new EnforcementRequested(CASE, verify, "ana", "one card", "lea", NOON));
    }

    @Test
    void nobody_is_nobody() {
        given().when(request(STANDS_CONFIRMED, plan(Measure.WATCH, 0, END))).thenRejected(new NobodyToActOn());
    }

    @Test
    void whoever_is_named_and_no_member_was_meant_to_be_somebody_else() {
        given().when(new RequestEnforcement(
                        CASE, STANDS_CONFIRMED, PLAN, List.of("accounts[0]", "members[7]"), "one card", LEA, NOON))
                .thenRejected(new NotMembers(List.of("accounts[0]", "members[7]")));
    }

    @Test
    void a_case_that_became_part_of_another_names_that_one() {
        given().when(request(new Standing(Optional.empty(), "").in("case_2"), PLAN))
                .thenRejected(new CaseNotConfirmed(Optional.of("case_2")));
    }

    @Test
    void it_ends_after_it_begins() {
        given().when(request(STANDS_CONFIRMED, plan(Measure.WATCH, 10, NOON))).thenRejected(new ExpiryOutOfRange());
    }

    @Test
    void it_does_not_last_for_ever() {
        given().when(request(STANDS_CONFIRMED, plan(Measure.WATCH, 10, NOON.plus(Duration.ofDays(367)))))
                .thenRejected(new ExpiryOutOfRange());
    }
}

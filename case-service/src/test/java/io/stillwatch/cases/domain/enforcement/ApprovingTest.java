package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.CASE;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.DECLINED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.END;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.MAX;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.OPEN_AGAIN;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REVERSED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.STANDS_CONFIRMED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.approve;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.plan;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.standing;
import static io.stillwatch.cases.domain.enforcement.Measure.THROTTLE;

import io.stillwatch.cases.domain.enforcement.Enforcement.Ending;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.DecidedOtherwise;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.Frozen;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.MeetsWhomNobodyKnows;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.OpenedByRequester;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.SecondPersonNeeded;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A second person looks at it. */
class ApprovingTest {

    @Test
    void another_lead_approves() {
        given(REQUESTED).when(approve(MAX)).then(APPROVED);
    }

    @Test
    void above_the_radius_not_who_asked() {
        given(REQUESTED).when(approve(LEA)).thenRejected(new SecondPersonNeeded("lea", 10, 5));
    }

    @Test
    void up_to_the_radius_a_lead_may_do_both() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 10, LEA, NOON))
                .then(new EnforcementApproved("lea", NOON));
    }

    @Test
    void many_small_measures_of_a_case_are_a_large_one() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 15, 14, LEA, NOON))
                .thenRejected(new SecondPersonNeeded("lea", 15, 14));
    }

    @Test
    void whom_a_measure_meets_counts_however_few_are_known_to_be_touched() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 1, 5, LEA, NOON))
                .thenRejected(new SecondPersonNeeded("lea", 10, 5));
    }

    @Test
    void an_account_that_stands_for_many_is_not_met_by_one_person_alone_however_few_of_them_are_known() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 1, 10, Optional.empty(), LEA, NOON))
                .thenRejected(new MeetsWhomNobodyKnows("lea"));
    }

    @Test
    void a_second_person_approves_what_meets_an_account_that_stands_for_many() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 1, 5, Optional.empty(), MAX, NOON))
                .then(APPROVED);
    }

    @Test
    void who_opened_the_case_by_hand_does_not_do_all_three_however_few_are_touched() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 1, 0, 10, Optional.of("lea"), LEA, NOON))
                .thenRejected(new OpenedByRequester("lea"));
    }

    @Test
    void up_to_the_radius_who_asked_approves_in_a_case_that_somebody_else_opened() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 0, 10, Optional.of("ana"), LEA, NOON))
                .then(new EnforcementApproved("lea", NOON));
    }

    @Test
    void who_opened_the_case_by_hand_is_a_second_person_to_who_asked() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 0, 5, Optional.of("max"), MAX, NOON))
                .then(APPROVED);
    }

    @Test
    void an_analyst_does_not_approve() {
        given(REQUESTED).when(approve(ANA)).thenRejected(new NotForYou("ana"));
    }

    @Test
    void nothing_is_approved_while_all_is_frozen() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, true, 10, 5, MAX, NOON))
                .thenRejected(new Frozen());
    }

    @Test
    void a_case_that_was_opened_again_supports_nothing() {
        given(REQUESTED)
                .when(new ApproveEnforcement(OPEN_AGAIN, false, 10, 5, MAX, NOON))
                .thenRejected(new CaseNotConfirmed());
    }

    @Test
    void what_was_asked_for_on_one_ground_is_not_done_on_another() {
        given(new EnforcementRequested(CASE, plan(THROTTLE, 10, END), "ana", "one card", "lea", NOON))
                .when(new ApproveEnforcement(standing(CREDENTIAL_COMPROMISE), false, 10, 5, MAX, NOON))
                .thenRejected(new DecidedOtherwise(CREDENTIAL_COMPROMISE));
    }

    @Test
    void where_another_case_goes_on_that_one_is_named() {
        given(new EnforcementRequested(CASE, plan(THROTTLE, 10, END), "ana", "one card", "lea", NOON))
                .when(new ApproveEnforcement(standing(CREDENTIAL_COMPROMISE).in("case_2"), false, 10, 5, MAX, NOON))
                .thenRejected(new DecidedOtherwise(CREDENTIAL_COMPROMISE, Optional.of("case_2")));
    }

    @Test
    void what_would_be_over_is_not_begun() {
        given(REQUESTED)
                .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, 5, MAX, END))
                .thenRejected(new ExpiryOutOfRange());
    }

    @Test
    void it_is_approved_once() {
        given(REQUESTED, APPROVED).when(approve(MAX)).thenNothing();
    }

    @Test
    void what_was_declined_is_not_approved() {
        given(REQUESTED, DECLINED).when(approve(MAX)).thenRejected(new AlreadyDeclined());
    }

    @Test
    void what_is_over_is_not_approved() {
        given(REQUESTED, APPROVED, REVERSED).when(approve(MAX)).thenRejected(new AlreadyEnded(Ending.REVERSED));
    }

    @Test
    void what_is_not_there_is_not_approved() {
        given().when(approve(MAX)).thenRejected(new NoSuchEnforcement());
    }
}

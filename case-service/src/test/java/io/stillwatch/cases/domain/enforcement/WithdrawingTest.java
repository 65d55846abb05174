package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.CASE;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.DECLINED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.END;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.FIRST_BATCH;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.MAX;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.OPEN_AGAIN;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REVERSED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.STANDS_CONFIRMED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.plan;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.standing;
import static io.stillwatch.cases.domain.enforcement.Measure.THROTTLE;

import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ending;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.WithdrawEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A measure does not outlive its reason. */
class WithdrawingTest {

    @ParameterizedTest
    @EnumSource(names = "CONFIRMED", mode = EnumSource.Mode.EXCLUDE)
    void decided_otherwise_everything_is_taken_back(CaseDecision otherwise) {
        given(REQUESTED, APPROVED, FIRST_BATCH)
                .when(new WithdrawEnforcement(standing(otherwise), NOON))
                .then(new EnforcementWithdrawn(otherwise, NOON));
    }

    @Test
    void victims_are_not_kept_under_what_was_done_to_suspects_however_mild() {
        given(new EnforcementRequested(CASE, plan(THROTTLE, 10, END), "ana", "one card", "lea", NOON), APPROVED)
                .when(new WithdrawEnforcement(standing(CREDENTIAL_COMPROMISE), NOON))
                .then(new EnforcementWithdrawn(CREDENTIAL_COMPROMISE, NOON));
    }

    @Test
    void nor_suspects_under_what_was_done_for_victims() {
        var forVictims = new Plan(
                THROTTLE,
                10,
                1,
                LivedEnforcements.DIGEST,
                LivedEnforcements.TWO,
                END,
                Optional.of(new Ground(CREDENTIAL_COMPROMISE, 4)));
        given(new EnforcementRequested(CASE, forVictims, "ana", "one card", "lea", NOON), APPROVED)
                .when(new WithdrawEnforcement(standing(CONFIRMED), NOON))
                .then(new EnforcementWithdrawn(CONFIRMED, NOON));
    }

    @Test
    void while_the_case_is_open_again_what_is_in_force_stays() {
        given(REQUESTED, APPROVED, FIRST_BATCH)
                .when(new WithdrawEnforcement(OPEN_AGAIN, NOON))
                .thenNothing();
    }

    @Test
    void while_it_stands_nothing_happens() {
        given(REQUESTED, APPROVED)
                .when(new WithdrawEnforcement(STANDS_CONFIRMED, NOON))
                .thenNothing();
    }

    @Test
    void what_is_over_stays_as_it_ended() {
        given(REQUESTED, APPROVED, REVERSED)
                .when(new WithdrawEnforcement(standing(DISMISSED), NOON))
                .thenNothing();
    }

    @Test
    void it_is_an_end() {
        given(REQUESTED, APPROVED, new EnforcementWithdrawn(DISMISSED, NOON))
                .when(new ReverseItem(3, "a class", MAX, NOON))
                .thenRejected(new AlreadyEnded(Ending.WITHDRAWN));
    }

    @Test
    void what_was_never_approved_is_not_withdrawn() {
        given(REQUESTED)
                .when(new WithdrawEnforcement(standing(DISMISSED), NOON))
                .thenRejected(new NotApproved());
    }

    @Test
    void nor_what_was_declined() {
        given(REQUESTED, DECLINED)
                .when(new WithdrawEnforcement(standing(DISMISSED), NOON))
                .thenRejected(new AlreadyDeclined());
    }

    @Test
    void nor_what_is_not_there() {
        given().when(new WithdrawEnforcement(standing(DISMISSED), NOON)).thenRejected(new NoSuchEnforcement());
    }
}

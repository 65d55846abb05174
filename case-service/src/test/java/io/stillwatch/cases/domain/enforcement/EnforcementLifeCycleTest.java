package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.enforcement.Enforcement.Ending;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DeclineEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.Frozen;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NobodyToActOn;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.SecondPersonNeeded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.VictimsAreNotSuspended;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.FreezeEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeCommand.ThawEnforcement;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementFrozen;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementThawed;
import io.stillwatch.eventsourcing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EnforcementLifeCycleTest {

    private static final String CASE = "case_00f3a1b2c4d5e6f7";
    private static final String DIGEST = "0".repeat(64);
    private static final Actor MAX = new Actor("max", true);
    private static final Instant END = NOON.plus(Duration.ofDays(30));
    private static final Batches TWO = new Batches(6, Duration.ofHours(1), 42);
    private static final Plan PLAN = plan(Measure.SUSPEND, 10, END);
    private static final Standing STANDS_CONFIRMED = standing(CONFIRMED);

    private static final EnforcementEvent REQUESTED =
            new EnforcementRequested(CASE, PLAN, "ana", "one card", "lea", NOON);
    private static final EnforcementEvent APPROVED = new EnforcementApproved("max", NOON);
    private static final EnforcementEvent DECLINED = new EnforcementDeclined("too wide", "max", NOON);
    private static final EnforcementEvent FIRST_BATCH = new BatchReleased(0, 6, NOON);
    private static final EnforcementEvent REVERSED = new EnforcementReversed("a mistake", "max", NOON);

    private static Plan plan(Measure measure, int items, Instant end) {
        return new Plan(measure, items, 1, DIGEST, TWO, end);
    }

    private static Standing standing(CaseDecision decision) {
        return new Standing(Optional.of(decision), "ana");
    }

    private static RequestEnforcement request(Standing standing, Plan plan) {
        return new RequestEnforcement(CASE, standing, plan, "one card", LEA, NOON);
    }

    private static ApproveEnforcement approve(Actor by) {
        return new ApproveEnforcement(STANDS_CONFIRMED, false, 5, by, NOON);
    }

    private static Scenario<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> given(
            EnforcementEvent... history) {
        return Scenario.given(new EnforcementDecider(), history);
    }

    @Nested
    class Requesting {

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
        void it_ends_after_it_begins() {
            given().when(request(STANDS_CONFIRMED, plan(Measure.WATCH, 10, NOON)))
                    .thenRejected(new ExpiryOutOfRange());
        }

        @Test
        void it_does_not_last_for_ever() {
            given().when(request(STANDS_CONFIRMED, plan(Measure.WATCH, 10, NOON.plus(Duration.ofDays(367)))))
                    .thenRejected(new ExpiryOutOfRange());
        }
    }

    @Nested
    class Approving {

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
                    .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 10, LEA, NOON))
                    .then(new EnforcementApproved("lea", NOON));
        }

        @Test
        void an_analyst_does_not_approve() {
            given(REQUESTED).when(approve(ANA)).thenRejected(new NotForYou("ana"));
        }

        @Test
        void nothing_is_approved_while_all_is_frozen() {
            given(REQUESTED)
                    .when(new ApproveEnforcement(STANDS_CONFIRMED, true, 5, MAX, NOON))
                    .thenRejected(new Frozen());
        }

        @Test
        void a_case_that_was_opened_again_supports_nothing() {
            given(REQUESTED)
                    .when(new ApproveEnforcement(new Standing(Optional.empty(), ""), false, 5, MAX, NOON))
                    .thenRejected(new CaseNotConfirmed());
        }

        @Test
        void what_would_be_over_is_not_begun() {
            given(REQUESTED)
                    .when(new ApproveEnforcement(STANDS_CONFIRMED, false, 5, MAX, END))
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

    @Nested
    class Declining {

        @Test
        void a_lead_declines() {
            given(REQUESTED).when(new DeclineEnforcement("too wide", MAX, NOON)).then(DECLINED);
        }

        @Test
        void who_asked_may_think_better_of_it() {
            given(new EnforcementRequested(CASE, PLAN, "ana", "one card", "ben", NOON))
                    .when(new DeclineEnforcement("too wide", BEN, NOON))
                    .then(new EnforcementDeclined("too wide", "ben", NOON));
        }

        @Test
        void nobody_else_declines() {
            given(REQUESTED).when(new DeclineEnforcement("too wide", ANA, NOON)).thenRejected(new NotForYou("ana"));
        }

        @Test
        void once_is_enough() {
            given(REQUESTED, DECLINED)
                    .when(new DeclineEnforcement("again", MAX, NOON))
                    .thenNothing();
        }

        @Test
        void what_is_approved_is_reversed_not_declined() {
            given(REQUESTED, APPROVED)
                    .when(new DeclineEnforcement("too wide", MAX, NOON))
                    .thenRejected(new AlreadyApproved());
        }
    }

    @Nested
    class Releasing {

        @Test
        void the_first_batch_is_due_at_once() {
            given(REQUESTED, APPROVED).when(new ReleaseBatch(false, NOON)).then(FIRST_BATCH);
        }

        @Test
        void the_next_is_not() {
            given(REQUESTED, APPROVED, FIRST_BATCH)
                    .when(new ReleaseBatch(false, NOON.plusSeconds(60)))
                    .thenNothing();
        }

        @Test
        void it_is_when_its_pause_is_over() {
            Instant later = NOON.plus(Duration.ofHours(2));
            given(REQUESTED, APPROVED, FIRST_BATCH)
                    .when(new ReleaseBatch(false, later))
                    .then(new BatchReleased(1, 4, later));
        }

        @Test
        void behind_the_last_there_is_none() {
            given(REQUESTED, APPROVED, FIRST_BATCH, new BatchReleased(1, 4, NOON))
                    .when(new ReleaseBatch(false, NOON.plus(Duration.ofDays(9))))
                    .thenNothing();
        }

        @Test
        void nothing_is_released_while_all_is_frozen() {
            given(REQUESTED, APPROVED).when(new ReleaseBatch(true, NOON)).thenRejected(new Frozen());
        }

        @Test
        void nothing_is_released_before_it_is_approved() {
            given(REQUESTED).when(new ReleaseBatch(false, NOON)).thenRejected(new NotApproved());
        }

        @Test
        void nothing_is_released_when_it_is_over() {
            given(REQUESTED, APPROVED, REVERSED)
                    .when(new ReleaseBatch(false, NOON))
                    .thenRejected(new AlreadyEnded(Ending.REVERSED));
        }

        @Test
        void a_batch_is_drawn_into_its_pause_and_always_the_same() {
            assertThat(TWO.due(NOON, 1)).isBetween(NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(2)));
            assertThat(TWO.due(NOON, 1)).isEqualTo(new Batches(6, Duration.ofHours(1), 42).due(NOON, 1));
            assertThat(TWO.due(NOON, 1)).isNotEqualTo(new Batches(6, Duration.ofHours(1), 43).due(NOON, 1));
        }
    }

    @Nested
    class Acknowledging {

        @Test
        void what_was_said_is_recorded_together() {
            given(REQUESTED, APPROVED, FIRST_BATCH)
                    .when(new RecordAcknowledgements(5, 1, 0, DIGEST, NOON))
                    .then(new ItemsAcknowledged(1, 5, 1, 0, DIGEST, NOON));
        }

        @Test
        void chunks_are_numbered() {
            given(REQUESTED, APPROVED, FIRST_BATCH, new ItemsAcknowledged(1, 5, 1, 0, DIGEST, NOON))
                    .when(new RecordAcknowledgements(1, 0, 0, DIGEST, NOON))
                    .then(new ItemsAcknowledged(2, 1, 0, 0, DIGEST, NOON));
        }

        @Test
        void nothing_said_is_nothing_recorded() {
            given(REQUESTED, APPROVED)
                    .when(new RecordAcknowledgements(0, 0, 0, DIGEST, NOON))
                    .thenNothing();
        }

        @Test
        void what_is_lifted_after_the_end_is_recorded_as_well() {
            given(REQUESTED, APPROVED, FIRST_BATCH, REVERSED)
                    .when(new RecordAcknowledgements(0, 0, 6, DIGEST, NOON))
                    .then(new ItemsAcknowledged(1, 0, 0, 6, DIGEST, NOON));
        }

        @Test
        void nobody_acknowledges_what_nobody_approved() {
            given(REQUESTED)
                    .when(new RecordAcknowledgements(1, 0, 0, DIGEST, NOON))
                    .thenRejected(new NotApproved());
        }
    }

    @Nested
    class TakingBack {

        @Test
        void one_call_takes_everything_back() {
            given(REQUESTED, APPROVED, FIRST_BATCH)
                    .when(new ReverseEnforcement("a mistake", MAX, NOON))
                    .then(REVERSED);
        }

        @Test
        void an_analyst_does_not() {
            given(REQUESTED, APPROVED)
                    .when(new ReverseEnforcement("a mistake", ANA, NOON))
                    .thenRejected(new NotForYou("ana"));
        }

        @Test
        void once_is_enough() {
            given(REQUESTED, APPROVED, REVERSED)
                    .when(new ReverseEnforcement("again", MAX, NOON))
                    .thenNothing();
        }

        @Test
        void what_was_never_approved_is_declined_not_reversed() {
            given(REQUESTED)
                    .when(new ReverseEnforcement("a mistake", MAX, NOON))
                    .thenRejected(new NotApproved());
        }

        @Test
        void it_ends_by_itself() {
            given(REQUESTED, APPROVED).when(new ExpireEnforcement(END)).then(new EnforcementExpired(END));
        }

        @Test
        void not_before_its_time() {
            given(REQUESTED, APPROVED)
                    .when(new ExpireEnforcement(END.minusSeconds(1)))
                    .thenNothing();
        }

        @Test
        void one_item_is_taken_back_alone() {
            given(REQUESTED, APPROVED)
                    .when(new ReverseItem(3, "a class", MAX, NOON))
                    .then(new ItemReversed(3, "a class", "max", NOON));
        }

        @Test
        void by_a_lead() {
            given(REQUESTED, APPROVED)
                    .when(new ReverseItem(3, "a class", ANA, NOON))
                    .thenRejected(new NotForYou("ana"));
        }

        @Test
        void not_when_all_of_it_is() {
            given(REQUESTED, APPROVED, REVERSED)
                    .when(new ReverseItem(3, "a class", MAX, NOON))
                    .thenRejected(new AlreadyEnded(Ending.REVERSED));
        }

        @Test
        void an_appeal_that_was_won_reinstates_even_then() {
            given(REQUESTED, APPROVED, REVERSED)
                    .when(new ReinstateItem(3, "app_1", NOON))
                    .then(new ItemReinstated(3, "app_1", NOON));
        }

        @Test
        void what_was_never_approved_needs_no_reinstatement() {
            given(REQUESTED).when(new ReinstateItem(3, "app_1", NOON)).thenRejected(new NotApproved());
        }
    }

    @Nested
    class Freezing {

        private static final FreezeEvent FROZEN = new EnforcementFrozen("a flood of appeals", "ana", NOON);

        private static Scenario<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> since(
                FreezeEvent... history) {
            return Scenario.given(new FreezeDecider(), history);
        }

        @Test
        void anyone_pulls_the_brake() {
            since().when(new FreezeEnforcement("a flood of appeals", ANA, NOON)).then(FROZEN);
        }

        @Test
        void once_is_enough() {
            since(FROZEN)
                    .when(new FreezeEnforcement("another flood", BEN, NOON))
                    .thenNothing();
        }

        @Test
        void a_lead_lets_it_go() {
            since(FROZEN).when(new ThawEnforcement(LEA, NOON)).then(new EnforcementThawed("lea", NOON));
        }

        @Test
        void nobody_else_does() {
            since(FROZEN).when(new ThawEnforcement(ANA, NOON)).thenRejected(new NotForYou("ana"));
        }

        @Test
        void what_is_not_frozen_is_not_thawed() {
            since().when(new ThawEnforcement(LEA, NOON)).thenNothing();
        }
    }
}

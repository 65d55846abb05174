package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.CAMPAIGN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;

import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.CloseCase;
import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseCommand.PlaceLegalHold;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseCommand.ReleaseLegalHold;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.CaseCommand.StartInvestigation;
import io.stillwatch.cases.domain.CaseCommand.TriageCase;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.CaseRejection.MergedIntoAnother;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotALead;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotDecided;
import io.stillwatch.cases.domain.CaseRejection.NotOpened;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
import io.stillwatch.cases.domain.CaseRejection.NotTheDecider;
import io.stillwatch.cases.domain.CaseRejection.OnlyDismissalsExpire;
import io.stillwatch.eventsourcing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules that came after a case could only be opened, assigned, noted upon and decided. */
class CaseWholeLifeTest {

    private static final String OTHER = "cmp_1122334455667788";
    private static final String THIRD = "cmp_8877665544332211";
    private static final CaseEvent OPENED = new CaseOpened(CAMPAIGN, NOON, NOON, finding(1), NOON);
    private static final CaseEvent TIP = new CaseOpenedByHand(CAMPAIGN, "a tip", Some.chunk(), "ana", NOON);
    private static final CaseEvent ASSIGNED = new CaseAssigned("ana", "lea", NOON);
    private static final CaseEvent STARTED = new InvestigationStarted("ana", NOON);
    private static final CaseEvent CONFIRMED_BY_ANA = new CaseDecided(CONFIRMED, "one card", "ana", NOON);
    private static final CaseEvent CLOSED = new CaseClosed("ana", NOON);
    private static final CaseEvent MERGED = new CaseMerged(OTHER, 2, NOON);

    private static Scenario<CaseCommand, Case, CaseEvent, CaseRejection> given(CaseEvent... history) {
        return Scenario.given(new CaseDecider(), history);
    }

    @Nested
    class OpeningByHand {

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

    @Nested
    class Triaging {

        @Test
        void an_open_case_is_triaged() {
            given(OPENED)
                    .when(new TriageCase(Priority.HIGH, ANA, NOON))
                    .then(new CaseTriaged(Priority.HIGH, "ana", NOON));
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

    @Nested
    class Investigating {

        @Test
        void who_has_the_case_begins() {
            given(OPENED, ASSIGNED).when(new StartInvestigation(ANA, NOON)).then(STARTED);
        }

        @Test
        void it_is_begun_once() {
            given(OPENED, ASSIGNED, STARTED)
                    .when(new StartInvestigation(ANA, NOON))
                    .thenNothing();
        }

        @Test
        void who_takes_it_over_begins_anew() {
            given(OPENED, ASSIGNED, STARTED, new CaseAssigned("ben", "ana", NOON))
                    .when(new StartInvestigation(BEN, NOON))
                    .then(new InvestigationStarted("ben", NOON));
        }

        @Test
        void not_even_a_lead_begins_a_case_in_other_hands() {
            given(OPENED, ASSIGNED)
                    .when(new StartInvestigation(LEA, NOON))
                    .thenRejected(new NotTheAssignee("lea", "ana"));
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

    @Nested
    class Deciding {

        @Test
        void a_dismissal_ends_when_it_says() {
            var end = Optional.of(NOON.plus(Duration.ofDays(30)));
            given(OPENED, ASSIGNED)
                    .when(new DecideCase(DISMISSED, "a class", ANA, NOON, end))
                    .then(new CaseDecided(DISMISSED, "a class", "ana", NOON, end));
        }

        @Test
        void a_dismissal_does_not_end_before_it_begins() {
            given(OPENED, ASSIGNED)
                    .when(new DecideCase(DISMISSED, "a class", ANA, NOON, Optional.of(NOON)))
                    .thenRejected(new ExpiryOutOfRange());
        }

        @Test
        void a_dismissal_does_not_last_for_ever() {
            given(OPENED, ASSIGNED)
                    .when(new DecideCase(DISMISSED, "a class", ANA, NOON, Optional.of(NOON.plus(Duration.ofDays(367)))))
                    .thenRejected(new ExpiryOutOfRange());
        }

        @Test
        void no_other_decision_ends_by_itself() {
            given(OPENED, ASSIGNED)
                    .when(new DecideCase(CONFIRMED, "one card", ANA, NOON, Optional.of(NOON.plusSeconds(60))))
                    .thenRejected(new OnlyDismissalsExpire(CONFIRMED));
        }

        @Test
        void stolen_keys_make_victims() {
            given(OPENED, ASSIGNED)
                    .when(new DecideCase(CREDENTIAL_COMPROMISE, "keys leaked", ANA, NOON))
                    .then(new CredentialCompromiseFound("keys leaked", "ana", NOON));
        }

        @Test
        void that_is_a_decision_like_others() {
            given(OPENED, ASSIGNED, new CredentialCompromiseFound("keys leaked", "ana", NOON))
                    .when(new DecideCase(CONFIRMED, "one card", ANA, NOON))
                    .thenRejected(new AlreadyDecided(CREDENTIAL_COMPROMISE));
        }

        @Test
        void a_closed_case_is_not_decided() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                    .when(new DecideCase(DISMISSED, "a class", LEA, NOON))
                    .thenRejected(new AlreadyDecided(CONFIRMED));
        }
    }

    @Nested
    class Reopening {

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

    @Nested
    class Closing {

        @Test
        void who_decided_closes() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                    .when(new CloseCase(ANA, NOON))
                    .then(CLOSED);
        }

        @Test
        void a_lead_closes() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                    .when(new CloseCase(LEA, NOON))
                    .then(new CaseClosed("lea", NOON));
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

    @Nested
    class Holding {

        private static final CaseEvent HELD = new LegalHoldPlaced("a court asks", "lea", NOON);

        @Test
        void a_lead_holds_a_case_in_whatever_state() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                    .when(new PlaceLegalHold("a court asks", LEA, NOON))
                    .then(HELD);
        }

        @Test
        void one_hold_is_enough() {
            given(OPENED, HELD)
                    .when(new PlaceLegalHold("another court", LEA, NOON))
                    .thenNothing();
        }

        @Test
        void a_lead_releases_it() {
            given(OPENED, HELD).when(new ReleaseLegalHold(LEA, NOON)).then(new LegalHoldReleased("lea", NOON));
        }

        @Test
        void what_is_not_held_is_not_released() {
            given(OPENED).when(new ReleaseLegalHold(LEA, NOON)).thenNothing();
        }

        @Test
        void an_analyst_does_neither() {
            given(OPENED).when(new PlaceLegalHold("a court asks", ANA, NOON)).thenRejected(new NotALead("ana"));
        }

        @Test
        void an_analyst_does_not_release_either() {
            given(OPENED, HELD).when(new ReleaseLegalHold(ANA, NOON)).thenRejected(new NotALead("ana"));
        }

        @Test
        void a_case_that_is_not_there_is_not_held() {
            given().when(new PlaceLegalHold("a court asks", LEA, NOON)).thenRejected(new NoSuchCase());
        }
    }

    @Nested
    class FollowingTheCampaign {

        @Test
        void a_case_goes_where_its_campaign_goes() {
            given(OPENED, ASSIGNED).when(new MergeCase(OTHER, 2, NOON)).then(MERGED);
        }

        @Test
        void the_same_merge_again_changes_nothing() {
            given(OPENED, MERGED).when(new MergeCase(OTHER, 2, NOON)).thenNothing();
        }

        @Test
        void it_goes_nowhere_else() {
            given(OPENED, MERGED).when(new MergeCase(THIRD, 3, NOON)).thenRejected(new MergedIntoAnother(OTHER));
        }

        @Test
        void what_is_to_be_done_is_to_be_done_to_the_case_that_goes_on() {
            given(OPENED, ASSIGNED, MERGED)
                    .when(new DecideCase(CONFIRMED, "one card", LEA, NOON))
                    .thenRejected(new MergedIntoAnother(OTHER));
        }

        @Test
        void it_is_not_assigned_any_more() {
            given(OPENED, MERGED).when(new AssignCase("ana", LEA, NOON)).thenRejected(new MergedIntoAnother(OTHER));
        }

        @Test
        void it_is_not_opened_again() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, MERGED)
                    .when(new ReopenCase("it grew", LEA, NOON))
                    .thenRejected(new MergedIntoAnother(OTHER));
        }

        @Test
        void it_can_be_noted_upon_all_the_same() {
            given(OPENED, MERGED)
                    .when(new AddNote("see the other", ANA, NOON))
                    .then(new NoteAdded("see the other", "ana", NOON));
        }

        @Test
        void a_merge_of_a_campaign_that_was_never_announced_waits_for_the_announcement() {
            given().when(new MergeCase(OTHER, 2, NOON)).thenRejected(new NotOpened(2));
        }

        @Test
        void a_split_is_recorded_and_the_case_goes_on() {
            given(OPENED)
                    .when(new SplitCase(List.of(OTHER, THIRD), 2, NOON))
                    .then(new CaseSplit(List.of(OTHER, THIRD), 2, NOON));
        }

        @Test
        void the_same_split_again_changes_nothing() {
            given(OPENED, new CaseSplit(List.of(OTHER, THIRD), 2, NOON))
                    .when(new SplitCase(List.of(THIRD), 2, NOON))
                    .thenNothing();
        }

        @Test
        void a_split_of_a_campaign_that_was_never_announced_waits_for_the_announcement() {
            given().when(new SplitCase(List.of(OTHER), 2, NOON)).thenRejected(new NotOpened(2));
        }

        @Test
        void a_merge_and_a_split_have_numbers_among_the_findings() {
            given(OPENED, new CaseSplit(List.of(OTHER), 2, NOON))
                    .when(new RecordFinding(finding(2), NOON))
                    .thenNothing();
        }
    }

    @Nested
    class Correcting {

        @Test
        void an_appeal_that_was_won_corrects_the_confirmation() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA)
                    .when(new CorrectConfirmation("enf_1", "app_1", NOON))
                    .then(new ConfirmationCorrected("enf_1", "app_1", 1, NOON));
        }

        @Test
        void corrections_are_counted() {
            given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, new ConfirmationCorrected("enf_1", "app_1", 1, NOON), CLOSED)
                    .when(new CorrectConfirmation("enf_1", "app_2", NOON))
                    .then(new ConfirmationCorrected("enf_1", "app_2", 2, NOON));
        }

        @Test
        void a_case_that_is_not_there_is_not_corrected() {
            given().when(new CorrectConfirmation("enf_1", "app_1", NOON)).thenRejected(new NoSuchCase());
        }
    }
}

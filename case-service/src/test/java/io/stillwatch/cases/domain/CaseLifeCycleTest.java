package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.CAMPAIGN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;

import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotOpened;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
import io.stillwatch.eventsourcing.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CaseLifeCycleTest {

    private static final CaseEvent OPENED = new CaseOpened(CAMPAIGN, NOON, NOON, finding(1), NOON);
    private static final CaseEvent ASSIGNED_TO_ANA = new CaseAssigned("ana", "lea", NOON);
    private static final CaseEvent DISMISSED_BY_ANA = new CaseDecided(DISMISSED, "a class", "ana", NOON);

    private static Scenario<CaseCommand, Case, CaseEvent, CaseRejection> given(CaseEvent... history) {
        return Scenario.given(new CaseDecider(), history);
    }

    @Nested
    class Findings {

        @Test
        void an_announced_campaign_opens_a_case() {
            given().when(new OpenCase(CAMPAIGN, NOON, NOON, finding(1), NOON)).then(OPENED);
        }

        @Test
        void the_same_announcement_again_changes_nothing() {
            given(OPENED)
                    .when(new OpenCase(CAMPAIGN, NOON, NOON, finding(1), NOON))
                    .thenNothing();
        }

        @Test
        void a_second_announcement_of_the_campaign_feeds_the_same_case() {
            given(OPENED)
                    .when(new OpenCase(CAMPAIGN, NOON, NOON, finding(2), NOON))
                    .then(new FindingRecorded(finding(2), NOON));
        }

        @Test
        void a_later_finding_feeds_the_case() {
            given(OPENED).when(new RecordFinding(finding(2), NOON)).then(new FindingRecorded(finding(2), NOON));
        }

        @Test
        void a_finding_that_was_recorded_changes_nothing() {
            given(OPENED, new FindingRecorded(finding(2), NOON))
                    .when(new RecordFinding(finding(2), NOON))
                    .thenNothing();
        }

        @Test
        void a_finding_behind_a_gap_is_recorded() {
            given(OPENED).when(new RecordFinding(finding(4), NOON)).then(new FindingRecorded(finding(4), NOON));
        }

        @Test
        void a_missed_finding_is_recorded_when_it_comes_after_all() {
            given(OPENED, new FindingRecorded(finding(4), NOON))
                    .when(new RecordFinding(finding(3), NOON))
                    .then(new FindingRecorded(finding(3), NOON));
        }

        @Test
        void a_finding_of_a_campaign_that_was_never_announced_waits_for_the_announcement() {
            given().when(new RecordFinding(finding(2), NOON)).thenRejected(new NotOpened(2));
        }

        @Test
        void a_finding_that_comes_after_the_decision_is_not_lost() {
            given(OPENED, ASSIGNED_TO_ANA, DISMISSED_BY_ANA)
                    .when(new RecordFinding(finding(2), NOON))
                    .then(new FindingRecorded(finding(2), NOON));
        }

        @Test
        void a_late_finding_does_not_undo_the_decision() {
            given(OPENED, ASSIGNED_TO_ANA, DISMISSED_BY_ANA, new FindingRecorded(finding(2), NOON))
                    .when(new DecideCase(CONFIRMED, "it grew", LEA, NOON))
                    .thenRejected(new AlreadyDecided(DISMISSED));
        }
    }

    @Nested
    class Assigning {

        @Test
        void a_free_case_is_for_anyone_to_assign() {
            given(OPENED).when(new AssignCase("ben", ANA, NOON)).then(new CaseAssigned("ben", "ana", NOON));
        }

        @Test
        void assigning_it_to_who_has_it_changes_nothing() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new AssignCase("ana", BEN, NOON))
                    .thenNothing();
        }

        @Test
        void who_has_a_case_may_hand_it_over() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new AssignCase("ben", ANA, NOON))
                    .then(new CaseAssigned("ben", "ana", NOON));
        }

        @Test
        void a_lead_may_take_it_out_of_anyones_hands() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new AssignCase("ben", LEA, NOON))
                    .then(new CaseAssigned("ben", "lea", NOON));
        }

        @Test
        void nobody_else_takes_it_out_of_anyones_hands() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new AssignCase("ben", BEN, NOON))
                    .thenRejected(new NotTheAssignee("ben", "ana"));
        }

        @Test
        void a_decided_case_is_not_assigned() {
            given(OPENED, ASSIGNED_TO_ANA, DISMISSED_BY_ANA)
                    .when(new AssignCase("ben", LEA, NOON))
                    .thenRejected(new AlreadyDecided(DISMISSED));
        }

        @Test
        void a_case_that_is_not_there_is_not_assigned() {
            given().when(new AssignCase("ben", LEA, NOON)).thenRejected(new NoSuchCase());
        }
    }

    @Nested
    class Noting {

        @Test
        void anyone_notes_upon_an_open_case() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new AddNote("looks like a class", BEN, NOON))
                    .then(new NoteAdded("looks like a class", "ben", NOON));
        }

        @Test
        void the_same_words_may_be_noted_twice() {
            given(OPENED, new NoteAdded("see above", "ben", NOON))
                    .when(new AddNote("see above", BEN, NOON))
                    .then(new NoteAdded("see above", "ben", NOON));
        }

        @Test
        void a_decided_case_can_still_be_noted_upon() {
            given(OPENED, ASSIGNED_TO_ANA, DISMISSED_BY_ANA)
                    .when(new AddNote("the teacher wrote", ANA, NOON))
                    .then(new NoteAdded("the teacher wrote", "ana", NOON));
        }

        @Test
        void a_case_that_is_not_there_is_not_noted_upon() {
            given().when(new AddNote("hello", ANA, NOON)).thenRejected(new NoSuchCase());
        }
    }

    @Nested
    class Deciding {

        @Test
        void the_assignee_decides() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new DecideCase(DISMISSED, "a class", ANA, NOON))
                    .then(DISMISSED_BY_ANA);
        }

        @Test
        void a_lead_decides_in_the_assignees_place() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new DecideCase(CONFIRMED, "one card", LEA, NOON))
                    .then(new CaseDecided(CONFIRMED, "one card", "lea", NOON));
        }

        @Test
        void nobody_but_the_assignee_or_a_lead_decides() {
            given(OPENED, ASSIGNED_TO_ANA)
                    .when(new DecideCase(CONFIRMED, "one card", BEN, NOON))
                    .thenRejected(new NotTheAssignee("ben", "ana"));
        }

        @Test
        void who_handed_it_over_does_not_decide_any_more() {
            given(OPENED, ASSIGNED_TO_ANA, new CaseAssigned("ben", "ana", NOON))
                    .when(new DecideCase(CONFIRMED, "one card", ANA, NOON))
                    .thenRejected(new NotTheAssignee("ana", "ben"));
        }

        @Test
        void a_case_that_nobody_has_is_not_decided() {
            given(OPENED).when(new DecideCase(CONFIRMED, "one card", ANA, NOON)).thenRejected(new NotAssigned());
        }

        @Test
        void a_lead_decides_a_case_that_nobody_has() {
            given(OPENED)
                    .when(new DecideCase(CONFIRMED, "one card", LEA, NOON))
                    .then(new CaseDecided(CONFIRMED, "one card", "lea", NOON));
        }

        @Test
        void a_decision_stands() {
            given(OPENED, ASSIGNED_TO_ANA, DISMISSED_BY_ANA)
                    .when(new DecideCase(DISMISSED, "a class", ANA, NOON))
                    .thenRejected(new AlreadyDecided(DISMISSED));
        }

        @Test
        void a_case_that_is_not_there_is_not_decided() {
            given().when(new DecideCase(CONFIRMED, "one card", LEA, NOON)).thenRejected(new NoSuchCase());
        }
    }
}

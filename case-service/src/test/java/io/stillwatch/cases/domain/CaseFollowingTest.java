package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.MERGED;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.OTHER;
import static io.stillwatch.cases.domain.LivedCases.THIRD;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.Some.finding;

import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseCommand.QuietCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.CaseEvent.CaseQuieted;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.CaseRejection.MergedIntoAnother;
import io.stillwatch.cases.domain.CaseRejection.NotOpened;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases go where their campaigns go. */
class CaseFollowingTest {

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
    void a_split_that_names_one_more_part_is_recorded() {
        given(OPENED, new CaseSplit(List.of(OTHER), 2, NOON))
                .when(new SplitCase(List.of(OTHER, THIRD), 3, NOON))
                .then(new CaseSplit(List.of(OTHER, THIRD), 3, NOON));
    }

    @Test
    void a_split_that_is_told_again_under_a_new_number_is_heard() {
        given(OPENED, new CaseSplit(List.of(OTHER), 2, NOON))
                .when(new SplitCase(List.of(OTHER), 3, NOON))
                .then(new CaseSplit(List.of(OTHER), 3, NOON));
    }

    @Test
    void a_split_of_a_campaign_that_was_never_announced_waits_for_the_announcement() {
        given().when(new SplitCase(List.of(OTHER), 2, NOON)).thenRejected(new NotOpened(2));
    }

    @Test
    void a_merge_has_a_number_among_the_findings() {
        given(OPENED, MERGED).when(new RecordFinding(finding(2), NOON)).thenNothing();
    }

    @Test
    void a_split_has_a_number_among_the_findings() {
        given(OPENED, new CaseSplit(List.of(OTHER), 2, NOON))
                .when(new RecordFinding(finding(2), NOON))
                .thenNothing();
    }

    @Test
    void silence_is_recorded_and_the_case_goes_on() {
        given(OPENED).when(new QuietCase(2, NOON)).then(new CaseQuieted(2, NOON));
    }

    @Test
    void the_same_silence_again_changes_nothing() {
        given(OPENED, new CaseQuieted(2, NOON)).when(new QuietCase(2, NOON)).thenNothing();
    }

    @Test
    void a_silence_of_a_campaign_that_was_never_announced_waits_for_the_announcement() {
        given().when(new QuietCase(2, NOON)).thenRejected(new NotOpened(2));
    }
}

package io.stillwatch.cases.domain.appeal;

import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.appeal.AppealCommand.AssignReviewer;
import io.stillwatch.cases.domain.appeal.AppealCommand.FileAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.OverturnAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.RestoreAccount;
import io.stillwatch.cases.domain.appeal.AppealCommand.UpholdAppeal;
import io.stillwatch.cases.domain.appeal.AppealEvent.AccountRestored;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealFiled;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.domain.appeal.AppealRejection.AlreadyFiled;
import io.stillwatch.cases.domain.appeal.AppealRejection.AlreadyJudged;
import io.stillwatch.cases.domain.appeal.AppealRejection.AlreadyReinstated;
import io.stillwatch.cases.domain.appeal.AppealRejection.NeverInForce;
import io.stillwatch.cases.domain.appeal.AppealRejection.NoReviewer;
import io.stillwatch.cases.domain.appeal.AppealRejection.NoSuchAppeal;
import io.stillwatch.cases.domain.appeal.AppealRejection.NotOverturned;
import io.stillwatch.cases.domain.appeal.AppealRejection.NotTheReviewer;
import io.stillwatch.cases.domain.appeal.AppealRejection.NothingToAppeal;
import io.stillwatch.cases.domain.appeal.AppealRejection.ReviewerWasInvolved;
import io.stillwatch.eventsourcing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppealLifeCycleTest {

    private static final String CASE = "case_00f3a1b2c4d5e6f7";
    private static final List<String> INVOLVED = List.of("ana", "lea", "max");
    private static final Instant DUE = NOON.plus(Duration.ofDays(14));
    private static final AppealEvent FILED =
            new AppealFiled("enf_1", 3, CASE, "I teach a class", INVOLVED, "sys", DUE, NOON);
    private static final AppealEvent ASSIGNED = new AppealAssigned("rita", "rita", NOON);
    private static final AppealEvent OVERTURNED = new AppealOverturned("a class", "rita", NOON);
    private static final AppealEvent UPHELD = new AppealUpheld("one card", "rita", NOON);
    private static final AppealEvent RESTORED = new AccountRestored(NOON);

    private static FileAppeal file(Acted acted) {
        return new FileAppeal("enf_1", 3, CASE, acted, "I teach a class", INVOLVED, "sys", DUE, NOON);
    }

    private static Scenario<AppealCommand, Appeal, AppealEvent, AppealRejection> given(AppealEvent... history) {
        return Scenario.given(new AppealDecider(), history);
    }

    @Test
    void whoever_was_acted_on_is_heard_by_a_date() {
        given().when(file(Acted.YES)).then(FILED);
    }

    @Test
    void where_nobody_acted_there_is_nothing_to_appeal() {
        given().when(file(Acted.NOT_YET)).thenRejected(new NothingToAppeal());
    }

    @Test
    void what_was_refused_never_was_in_force() {
        given().when(file(Acted.REFUSED)).thenRejected(new NeverInForce());
    }

    @Test
    void one_appeal_is_heard() {
        given(FILED).when(file(Acted.YES)).thenRejected(new AlreadyFiled());
    }

    @Test
    void also_when_it_was_judged() {
        given(FILED, ASSIGNED, UPHELD).when(file(Acted.YES)).thenRejected(new AlreadyFiled());
    }

    @Test
    void somebody_who_had_no_part_in_it_reviews() {
        given(FILED).when(new AssignReviewer("rita", INVOLVED, "rita", NOON)).then(ASSIGNED);
    }

    @Test
    void who_decided_the_case_does_not() {
        given(FILED)
                .when(new AssignReviewer("ana", INVOLVED, "rita", NOON))
                .thenRejected(new ReviewerWasInvolved("ana"));
    }

    @Test
    void who_approved_the_measure_does_not() {
        given(FILED)
                .when(new AssignReviewer("max", INVOLVED, "max", NOON))
                .thenRejected(new ReviewerWasInvolved("max"));
    }

    @Test
    void who_filed_it_does_not() {
        given(FILED)
                .when(new AssignReviewer("sys", INVOLVED, "rita", NOON))
                .thenRejected(new ReviewerWasInvolved("sys"));
    }

    @Test
    void nor_does_who_got_a_part_in_it_since() {
        given(FILED)
                .when(new AssignReviewer("rita", List.of("rita"), "rolf", NOON))
                .thenRejected(new ReviewerWasInvolved("rita"));
    }

    @Test
    void whoever_got_a_part_in_it_after_it_was_given_to_them_does_not_judge_it() {
        given(FILED, ASSIGNED)
                .when(new UpholdAppeal("one card", false, List.of("rita"), "rita", NOON))
                .thenRejected(new ReviewerWasInvolved("rita"));
    }

    @Test
    void it_may_be_handed_over() {
        given(FILED, ASSIGNED)
                .when(new AssignReviewer("rolf", INVOLVED, "rita", NOON))
                .then(new AppealAssigned("rolf", "rita", NOON));
    }

    @Test
    void not_even_then_to_who_was_involved() {
        given(FILED, ASSIGNED)
                .when(new AssignReviewer("lea", INVOLVED, "rita", NOON))
                .thenRejected(new ReviewerWasInvolved("lea"));
    }

    @Test
    void giving_it_to_who_has_it_changes_nothing() {
        given(FILED, ASSIGNED)
                .when(new AssignReviewer("rita", INVOLVED, "rolf", NOON))
                .thenNothing();
    }

    @Test
    void what_is_judged_is_not_assigned() {
        given(FILED, ASSIGNED, UPHELD)
                .when(new AssignReviewer("rolf", INVOLVED, "rita", NOON))
                .thenRejected(new AlreadyJudged());
    }

    @Test
    void what_is_not_filed_is_not_assigned() {
        given().when(new AssignReviewer("rita", INVOLVED, "rita", NOON)).thenRejected(new NoSuchAppeal());
    }

    @Test
    void the_reviewer_upholds() {
        given(FILED, ASSIGNED)
                .when(new UpholdAppeal("one card", false, INVOLVED, "rita", NOON))
                .then(UPHELD);
    }

    @Test
    void the_reviewer_overturns() {
        given(FILED, ASSIGNED)
                .when(new OverturnAppeal("a class", INVOLVED, "rita", NOON))
                .then(OVERTURNED);
    }

    @Test
    void what_was_taken_back_with_another_appeal_is_not_upheld() {
        given(FILED, ASSIGNED)
                .when(new UpholdAppeal("one card", true, INVOLVED, "rita", NOON))
                .thenRejected(new AlreadyReinstated());
    }

    @Test
    void nobody_else_judges() {
        given(FILED, ASSIGNED)
                .when(new OverturnAppeal("a class", INVOLVED, "rolf", NOON))
                .thenRejected(new NotTheReviewer("rolf", "rita"));
    }

    @Test
    void it_is_not_judged_before_somebody_has_it() {
        given(FILED)
                .when(new UpholdAppeal("one card", false, INVOLVED, "rita", NOON))
                .thenRejected(new NoReviewer());
    }

    @Test
    void a_judgement_stands() {
        given(FILED, ASSIGNED, UPHELD)
                .when(new OverturnAppeal("a class", INVOLVED, "rita", NOON))
                .thenRejected(new AlreadyJudged());
    }

    @Test
    void what_is_not_filed_is_not_judged() {
        given().when(new UpholdAppeal("one card", false, INVOLVED, "rita", NOON))
                .thenRejected(new NoSuchAppeal());
    }

    @Test
    void who_was_right_is_restored() {
        given(FILED, ASSIGNED, OVERTURNED).when(new RestoreAccount(NOON)).then(RESTORED);
    }

    @Test
    void once() {
        given(FILED, ASSIGNED, OVERTURNED, RESTORED)
                .when(new RestoreAccount(NOON))
                .thenNothing();
    }

    @Test
    void who_was_not_right_is_not() {
        given(FILED, ASSIGNED, UPHELD).when(new RestoreAccount(NOON)).thenRejected(new NotOverturned());
    }

    @Test
    void what_is_not_filed_restores_nobody() {
        given().when(new RestoreAccount(NOON)).thenRejected(new NoSuchAppeal());
    }
}

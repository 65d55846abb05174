package io.stillwatch.cases.appeals;

import io.stillwatch.cases.domain.appeal.AppealRejection;
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
import io.stillwatch.eventsourcing.Problem;

/** Says why something was refused, naming the rule. */
public final class AppealProblems {

    private AppealProblems() {}

    public static Problem of(AppealRejection rejection) {
        return switch (rejection) {
            case NoSuchAppeal() -> noSuchAppeal();
            case AlreadyFiled() ->
                problem("already-filed", "There is an appeal", "One is heard for each account and enforcement.");
            case NothingToAppeal() ->
                problem("nothing-to-appeal", "Nothing was done", "Nobody has been asked to act on this account.");
            case NeverInForce() ->
                problem(
                        "nothing-to-appeal",
                        "Nothing was done",
                        "The provider's system refused to act on this account: the measure was never in force for it, and nothing is to be taken back.");
            case ReviewerWasInvolved(var reviewer) ->
                Problem.of(
                        "reviewer-was-involved",
                        403,
                        "The reviewer had a part in it",
                        "%s opened the case, had it in hand, decided it, asked for the measure, approved it, or filed the appeal."
                                .formatted(reviewer));
            case NoReviewer() ->
                problem("no-reviewer", "Nobody reviews the appeal", "It is assigned before it is judged.");
            case NotTheReviewer(var asked, var reviewer) ->
                Problem.of(
                        "not-the-reviewer",
                        403,
                        "Somebody else reviews the appeal",
                        "It is assigned to %s, not %s.".formatted(reviewer, asked));
            case AlreadyJudged() -> problem("already-judged", "The appeal was judged", "A judgement stands.");
            case AlreadyReinstated() ->
                problem(
                        "already-reinstated",
                        "The measure was taken back",
                        "Another appeal about the same account was won, and what this one is about was taken back with it.");
            case NotOverturned() ->
                problem("not-overturned", "There is nothing to restore", "The appeal was not overturned.");
        };
    }

    public static Problem noSuchAppeal() {
        return Problem.of("no-such-appeal", 404, "There is no such appeal", null);
    }

    static Problem noSuchItem() {
        return Problem.of("no-such-item", 404, "The enforcement does not act on this account", null);
    }

    /** An end user is one by themselves, and the account did not lose anything. */
    static Problem endUserNeeded() {
        return Problem.of(
                "no-such-item",
                404,
                "The enforcement does not act on the account itself",
                "It acts on end users of the account: say which one in 'endUser'.");
    }

    private static Problem problem(String rule, String title, String detail) {
        return Problem.of(rule, 409, title, detail);
    }
}

package io.stillwatch.cases;

import io.stillwatch.cases.domain.CaseRejection;
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
import io.stillwatch.eventsourcing.Problem;

/** Says why something was refused, naming the rule. */
public final class CaseProblems {

    private CaseProblems() {}

    public static Problem of(CaseRejection rejection) {
        return switch (rejection) {
            case NoSuchCase() -> noSuchCase();
            case NotOpened(var finding) ->
                Problem.of(
                        "not-opened",
                        409,
                        "The case is not open",
                        "Finding %d came, but the announcement of its campaign did not.".formatted(finding));
            case NotAssigned() ->
                Problem.of(
                        "not-assigned",
                        409,
                        "Nobody has the case",
                        "A case is assigned before it is investigated or decided, unless a lead decides it.");
            case NotTheAssignee(var asked, var assignee) ->
                Problem.of(
                        "not-the-assignee",
                        403,
                        "The case is in other hands",
                        "It is assigned to %s; only they or a lead may do this, not %s.".formatted(assignee, asked));
            case AlreadyDecided(var decision) ->
                Problem.of(
                        "already-decided",
                        409,
                        "The case is decided",
                        "It was decided as %s; a decision stands until a lead opens the case again."
                                .formatted(decision));
            case NotDecided() ->
                Problem.of(
                        "not-decided",
                        409,
                        "The case is not decided",
                        "Only a decided case is closed or opened again.");
            case NotTheDecider(var asked, var decider) ->
                Problem.of(
                        "not-the-decider",
                        403,
                        "Somebody else decided the case",
                        "It was decided by %s; only they or a lead close it, not %s.".formatted(decider, asked));
            case NotALead(var asked) ->
                Problem.of("not-a-lead", 403, "This is for a lead to do", "%s is none.".formatted(asked));
            case MergedIntoAnother(var campaign) ->
                Problem.of(
                        "merged",
                        409,
                        "The case is part of another",
                        "Its campaign became part of %s; the case of that one goes on.".formatted(campaign));
            case OnlyDismissalsExpire(var decision) ->
                Problem.of(
                        "only-dismissals-expire",
                        422,
                        "This decision does not expire",
                        "An expiry belongs to a dismissal; this case was to be decided as %s.".formatted(decision));
            case ExpiryOutOfRange() ->
                Problem.of(
                        "expiry-out-of-range",
                        422,
                        "The dismissal would not end in time",
                        "A dismissal ends after it begins, and within 366 days.");
        };
    }

    public static Problem noSuchCase() {
        return Problem.of("no-such-case", 404, "There is no such case", null);
    }

    public static Problem overtaken(long sequence) {
        return Problem.of(
                "overtaken",
                412,
                "It has moved on",
                "It is at version %d, which is not the one that was named. Read it again.".formatted(sequence));
    }
}

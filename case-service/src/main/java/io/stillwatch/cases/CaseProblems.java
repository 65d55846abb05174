package io.stillwatch.cases;

import io.stillwatch.cases.domain.CaseRejection;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.NoSuchCase;
import io.stillwatch.cases.domain.CaseRejection.NotAssigned;
import io.stillwatch.cases.domain.CaseRejection.NotOpened;
import io.stillwatch.cases.domain.CaseRejection.NotTheAssignee;
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
                        "A case is assigned before it is decided, unless a lead decides it.");
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
                        "It was decided as %s; a decision stands.".formatted(decision));
        };
    }

    public static Problem noSuchCase() {
        return Problem.of("no-such-case", 404, "There is no such case", null);
    }

    public static Problem overtaken(long sequence) {
        return Problem.of(
                "overtaken",
                412,
                "The case has moved on",
                "It is at version %d, which is not the one If-Match names. Read it again.".formatted(sequence));
    }
}

package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.domain.enforcement.EnforcementRejection;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.DecidedOtherwise;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.Frozen;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.MeetsWhomNobodyKnows;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NoSuchEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NobodyToActOn;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotForYou;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotMembers;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.OpenedByRequester;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.SecondPersonNeeded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.VictimsAreNotSuspended;
import io.stillwatch.eventsourcing.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Says why something was refused, naming the rule. */
public final class EnforcementProblems {

    private static final int MOST_NAMED = 20;

    private EnforcementProblems() {}

    public static Problem of(EnforcementRejection rejection) {
        return switch (rejection) {
            case NoSuchEnforcement() -> noSuchEnforcement();
            case CaseNotConfirmed(var elsewhere) ->
                problem(
                        "case-not-confirmed",
                        "The case is not confirmed",
                        elsewhere
                                .map(
                                        "It became part of %s, and what is done follows from how that one stands: ask about it."
                                                ::formatted)
                                .orElse(
                                        "Only a case that stands confirmed, or as credential compromise, leads to an enforcement."));
            case DecidedOtherwise(var decision, var elsewhere) ->
                problem(
                        "decided-otherwise",
                        "The case was decided otherwise since",
                        "%s as %s now; ask anew on that ground."
                                .formatted(
                                        elsewhere
                                                .map("It became part of %s, which stands"::formatted)
                                                .orElse("It stands"),
                                        decision));
            case NotMembers(var places) ->
                problem(
                        "not-members",
                        "Not all of them are members",
                        "The case has no such members now: %s. Nothing was asked for.".formatted(named(places)));
            case VictimsAreNotSuspended() ->
                problem(
                        "victims-are-not-suspended",
                        "The members are victims",
                        "The case was decided as credential compromise; its members may be watched, verified or throttled, never suspended.");
            case NobodyToActOn() ->
                problem(
                        "nobody-to-act-on",
                        "Nobody is meant",
                        "The case has no such members now, but for those who won an appeal in it, whom no new measure meets.");
            case ExpiryOutOfRange() ->
                problem(
                        "enforcement-expiry-out-of-range",
                        "It would not end in time",
                        "An enforcement ends after it begins, and within 366 days.");
            case NotForYou(var asked) ->
                Problem.of("not-for-you", 403, "This is for a lead to do", "%s is none.".formatted(asked));
            case SecondPersonNeeded(var requester, var touched, var alone) ->
                Problem.of(
                        "second-person-needed",
                        403,
                        "Somebody else has to approve",
                        "With what %s asked for, the measures of the case touch %d; above %d another lead approves."
                                .formatted(requester, touched, alone));
            case MeetsWhomNobodyKnows(var requester) ->
                Problem.of(
                        "meets-whom-nobody-knows",
                        403,
                        "Somebody else has to approve",
                        "An account that is met stands for many customers, nobody here knows how many: another lead than %s approves."
                                .formatted(requester));
            case OpenedByRequester(var requester) ->
                Problem.of(
                        "opened-by-requester",
                        403,
                        "Somebody else has to approve",
                        "%s opened the case by hand and asked for this: another lead approves, however few it touches."
                                .formatted(requester));
            case AlreadyDeclined() -> problem("already-declined", "The enforcement was declined", "Ask anew.");
            case AlreadyApproved() ->
                problem("already-approved", "The enforcement is approved", "What is approved is reversed.");
            case AlreadyEnded(var how) ->
                problem("already-ended", "The enforcement is over", "It %s.".formatted("was " + how));
            case NotApproved() ->
                problem("not-approved", "The enforcement is not approved", "Nothing was done that could be undone.");
            case Frozen() ->
                problem("frozen", "All enforcement is frozen", "Nothing is approved or released until it is lifted.");
        };
    }

    /** By their places: a problem is kept and logged, and names nobody. */
    private static String named(List<String> places) {
        String first = places.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return places.size() > MOST_NAMED ? "%s and %d more".formatted(first, places.size() - MOST_NAMED) : first;
    }

    public static Problem noSuchEnforcement() {
        return Problem.of("no-such-enforcement", 404, "There is no such enforcement", null);
    }

    static Problem noSuchItem() {
        return Problem.of("no-such-item", 404, "The enforcement does not act on this account", null);
    }

    /** The provider's system says that it did what nobody asked for. */
    static Problem notAsked(String state, String outcome) {
        return problem(
                "not-asked-for",
                "Nobody asked for that",
                "The item is %s; it can't become %s.".formatted(state, outcome));
    }

    private static Problem problem(String rule, String title, String detail) {
        return Problem.of(rule, 409, title, detail);
    }
}

package io.stillwatch.cases.history;

import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.appeals.AppealProblems;
import io.stillwatch.cases.enforcement.EnforcementProblems;
import io.stillwatch.eventsourcing.Problem;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What has a history of its own.
 *
 * @param form what its ids look like
 * @param missing the problem that there is none
 */
record Kind(Pattern form, Supplier<Problem> missing) {

    static final Kind CASE = of("case", CaseProblems::noSuchCase);
    static final Kind ENFORCEMENT = of("enf", EnforcementProblems::noSuchEnforcement);
    static final Kind APPEAL = of("app", AppealProblems::noSuchAppeal);

    private static Kind of(String prefix, Supplier<Problem> missing) {
        return new Kind(Pattern.compile(prefix + "_[0-9a-f]{16}"), missing);
    }

    /** The problem that there is none, unless it is called like one. */
    void insistOn(String id) {
        insist(form.matcher(id).matches());
    }

    /** The problem that there is none, unless there is. */
    void insist(boolean isThere) {
        if (!isThere) {
            throw missing.get().asException();
        }
    }
}

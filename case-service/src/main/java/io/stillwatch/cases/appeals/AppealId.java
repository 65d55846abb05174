package io.stillwatch.cases.appeals;

import io.stillwatch.eventsourcing.Sha256;
import java.util.regex.Pattern;

/** Names an appeal. It follows from the enforcement and its item, so that there is one for each account and enforcement. */
record AppealId(String value) {

    private static final Pattern FORM = Pattern.compile("app_[0-9a-f]{16}");
    private static final int DIGITS = 16;

    static AppealId of(String enforcement, int item) {
        return new AppealId("app_" + Sha256.hex(enforcement + "/" + item).substring(0, DIGITS));
    }

    /** The appeal that this text names, or the problem that there is none. */
    static AppealId insistOn(String value) {
        if (!FORM.matcher(value).matches()) {
            throw AppealProblems.noSuchAppeal().asException();
        }
        return new AppealId(value);
    }
}

package io.stillwatch.cases.intake;

import io.stillwatch.eventsourcing.Problem;
import org.jspecify.annotations.Nullable;

/** An event that can't be handled, now or later, unless something is mended first; the message is the reason in words. */
final class Unreadable extends RuntimeException {

    private static final int LONGEST = 500;

    Unreadable(String reason) {
        this(reason, null);
    }

    Unreadable(String reason, @Nullable Throwable cause) {
        super(reason.substring(0, Math.min(LONGEST, reason.length())), cause);
    }

    static Unreadable because(Problem problem) {
        return new Unreadable(problem.title() + ": " + problem.detail());
    }
}

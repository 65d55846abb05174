package io.stillwatch.cases.intake;

import io.stillwatch.eventsourcing.Problem;
import org.jspecify.annotations.Nullable;

/** An event that can't be handled, now or later, unless something is mended first; the message is the reason in words. */
final class CannotBeHandled extends RuntimeException {

    private static final int LONGEST = 500;

    CannotBeHandled(String reason) {
        this(reason, null);
    }

    CannotBeHandled(String reason, @Nullable Throwable cause) {
        super(reason.substring(0, Math.min(LONGEST, reason.length())), cause);
    }

    static CannotBeHandled because(Problem problem) {
        return new CannotBeHandled(problem.title() + ": " + problem.detail());
    }
}

package io.stillwatch.scoring.policy;

import io.stillwatch.eventsourcing.Problem;

/** What changes verdicts is approved by somebody who did not make it. */
final class SecondPerson {

    private SecondPerson() {}

    /** @throws io.stillwatch.eventsourcing.ProblemException 403 */
    static void insistOn(String author, String approver) {
        if (author.equals(approver)) {
            throw Problem.of("second-person-needed", 403, "Somebody else has to approve it", "You are its author.")
                    .asException();
        }
    }
}

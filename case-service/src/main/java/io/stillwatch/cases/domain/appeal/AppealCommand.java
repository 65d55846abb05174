package io.stillwatch.cases.domain.appeal;

import java.time.Instant;
import java.util.List;

/** What can be asked of an appeal; what others say travels in the command. */
public sealed interface AppealCommand {

    /**
     * Somebody says that it was wrong to act on an account.
     *
     * @param acted whether the item was asked for at all
     * @param statement may name people
     * @param involved who decided the case, asked for the measure or approved it
     * @param due by when it is to be judged
     */
    record FileAppeal(
            String enforcement,
            int item,
            String caseId,
            boolean acted,
            String statement,
            List<String> involved,
            String by,
            Instant due,
            Instant at)
            implements AppealCommand {
        public FileAppeal {
            involved = List.copyOf(involved);
        }
    }

    record AssignReviewer(String reviewer, String by, Instant at) implements AppealCommand {}

    /** The reason may name people. */
    record UpholdAppeal(String reason, String by, Instant at) implements AppealCommand {}

    /** The reason may name people. */
    record OverturnAppeal(String reason, String by, Instant at) implements AppealCommand {}

    /** The provider's system has lifted the measure. */
    record RestoreAccount(Instant at) implements AppealCommand {}
}

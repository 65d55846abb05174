package io.stillwatch.cases.domain.appeal;

import java.time.Instant;
import java.util.List;

/** What happened to an appeal. */
public sealed interface AppealEvent {

    Instant at();

    /** The statement may name people; it stays in the log and is never published. */
    record AppealFiled(
            String enforcement,
            int item,
            String caseId,
            String statement,
            List<String> involved,
            String by,
            Instant due,
            Instant at)
            implements AppealEvent {
        public AppealFiled {
            involved = List.copyOf(involved);
        }
    }

    record AppealAssigned(String reviewer, String by, Instant at) implements AppealEvent {}

    /** The measure stays. The reason may name people; it stays in the log and is never published. */
    record AppealUpheld(String reason, String by, Instant at) implements AppealEvent {}

    /** The measure goes. The reason may name people; it stays in the log and is never published. */
    record AppealOverturned(String reason, String by, Instant at) implements AppealEvent {}

    record AccountRestored(Instant at) implements AppealEvent {}
}

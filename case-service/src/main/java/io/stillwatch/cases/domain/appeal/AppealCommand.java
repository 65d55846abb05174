package io.stillwatch.cases.domain.appeal;

import java.time.Instant;
import java.util.List;

/** What can be asked of an appeal; what others say travels in the command. */
public sealed interface AppealCommand {

    /**
     * Somebody says that it was wrong to act on an account.
     *
     * @param acted whether there is anything to appeal
     * @param statement may name people
     * @param involved who had a part in it so far, see {@link Involved}
     * @param due by when it is to be judged
     */
    record FileAppeal(
            String enforcement,
            int item,
            String caseId,
            Acted acted,
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

    /** {@code involved}: who has a part in what it is about by now, see {@link Involved}. */
    record AssignReviewer(String reviewer, List<String> involved, String by, Instant at) implements AppealCommand {
        public AssignReviewer {
            involved = List.copyOf(involved);
        }
    }

    /**
     * It was right to act on the account. The reason may name people; {@code involved} as above.
     *
     * @param reinstated whether what it is about was taken back since the account won another appeal
     */
    record UpholdAppeal(String reason, boolean reinstated, List<String> involved, String by, Instant at)
            implements AppealCommand {
        public UpholdAppeal {
            involved = List.copyOf(involved);
        }
    }

    /** The reason may name people; {@code involved} as above. */
    record OverturnAppeal(String reason, List<String> involved, String by, Instant at) implements AppealCommand {
        public OverturnAppeal {
            involved = List.copyOf(involved);
        }
    }

    /** The provider's system has lifted the measure. */
    record RestoreAccount(Instant at) implements AppealCommand {}
}

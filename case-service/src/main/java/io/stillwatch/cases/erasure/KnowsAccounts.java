package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Something beside the event log that knows accounts by their names, such as a read model. */
public interface KnowsAccounts {

    /**
     * A row about an account.
     *
     * @param caseId the case it belongs to
     * @param what the kind of row, in words
     * @param row what it says; becomes JSON
     */
    record Held(String caseId, String what, Object row) {}

    Uni<List<Held>> about(Mutiny.StatelessSession session, String account);

    /** Puts another word in place of the account wherever it stands. */
    Uni<Void> forget(Mutiny.StatelessSession session, String account, String instead);
}

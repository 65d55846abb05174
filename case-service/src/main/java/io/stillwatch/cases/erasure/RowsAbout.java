package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks for what is held of an account. */
final class RowsAbout {

    private RowsAbout() {}

    /** Runs a question that names {@code :account}, and reads each row that answers it. */
    static Uni<List<Held>> the(
            String account, Mutiny.StatelessSession session, String question, Function<Tuple, Held> read) {
        return session.createNativeQuery(question, Tuple.class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().map(read).toList());
    }
}

package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts another word in place of an account. */
final class Replacing {

    private Replacing() {}

    /** Runs the statements one after the other; each names {@code :account} and {@code :instead}. */
    static Uni<Void> in(Mutiny.StatelessSession session, List<String> statements, String account, String instead) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(statement -> session.createNativeQuery(statement)
                        .setParameter("account", account)
                        .setParameter("instead", instead)
                        .executeUpdate())
                .collect()
                .last()
                .replaceWithVoid();
    }
}

package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.publish.AccountEnforcementTopic;
import io.stillwatch.eventsourcing.Outbox;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How often the topic {@code account-enforcement} was told about an account; the last word on it is that it is forgotten. Behind the items: whoever
 * tells holds them first as well, and neither waits for the other.
 */
@Singleton
@Priority(-1)
class ToldAccounts implements KnowsAccounts {

    private static final String ABOUT = "select sequence from account_enforcement where account = :account";
    private static final String NUMBERS_GO_ON = """
            update account_enforcement_erased e set sequence = greatest(e.sequence, a.sequence)
            from account_enforcement a where a.account = :account""";
    private static final String FORGET = """
            update account_enforcement set account = :instead where account = :account
            returning sequence""";

    /** What is kept. */
    @RegisterForReflection
    record Told(long times) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(
                account,
                session,
                ABOUT,
                row -> new Held(
                        "", "told on account-enforcement", new Told(row.get("sequence", Long.class)), List.of()));
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return session.createNativeQuery(NUMBERS_GO_ON)
                .setParameter("account", sought.account())
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FORGET, Long.class)
                        .setParameter("account", sought.account())
                        .setParameter("instead", instead.name())
                        .getResultList())
                .chain(numbers -> tell(session, sought.account(), numbers));
    }

    /** In the transaction that forgets it, behind all that was told of it. */
    private static Uni<Void> tell(Mutiny.StatelessSession session, String account, List<Long> numbers) {
        return Outbox.add(
                session,
                AccountEnforcementTopic.NAME,
                numbers.stream()
                        .map(_ -> AccountEnforcementTopic.forgotten(account))
                        .toList());
    }
}

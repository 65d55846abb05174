package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.publish.AccountEnforcementTopic;
import io.stillwatch.cases.publish.EndUserEnforcementTopic;
import io.stillwatch.eventsourcing.Outbox;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How often the topics {@code account-enforcement} and {@code end-user-enforcement} were told about an account and its end users; the last word
 * on each is that it is forgotten. Behind the items: whoever tells holds them first as well, and neither waits for the other.
 */
@Singleton
@Priority(-1)
class ToldAccounts implements KnowsAccounts {

    private static final String ABOUT = """
            select '' as end_user, sequence from account_enforcement where account = :account
            union all select end_user, sequence from end_user_enforcement where account = :account order by end_user""";
    private static final String NUMBERS_GO_ON = """
            update account_enforcement_erased e set sequence = greatest(e.sequence, t.sequence) from (
                select max(sequence) as sequence from (
                    select sequence from account_enforcement where account = :account
                    union all select sequence from end_user_enforcement where account = :account) a) t""";
    private static final String FORGET = """
            update account_enforcement set account = :instead where account = :account
            returning sequence""";
    private static final String FORGET_COUNT = "delete from account_end_users where account = :account";
    private static final String FORGET_END_USERS =
            "delete from end_user_enforcement where account = :account returning end_user";

    /** What is kept. */
    @RegisterForReflection
    record Told(long times, String endUser) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(account, session, ABOUT, ToldAccounts::held);
    }

    private static Held held(Tuple row) {
        String endUser = row.get("end_user", String.class);
        return new Held(
                "",
                "told on " + (endUser.isEmpty() ? AccountEnforcementTopic.NAME : EndUserEnforcementTopic.NAME),
                new Told(row.get("sequence", Long.class), endUser),
                List.of(),
                endUser);
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
                .chain(numbers -> tell(session, sought.account(), numbers))
                .chain(() -> session.createNativeQuery(FORGET_END_USERS, String.class)
                        .setParameter("account", sought.account())
                        .getResultList())
                .chain(endUsers -> tellOfEndUsers(session, sought.account(), endUsers))
                .chain(() -> session.createNativeQuery(FORGET_COUNT)
                        .setParameter("account", sought.account())
                        .executeUpdate())
                .replaceWithVoid();
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

    private static Uni<Void> tellOfEndUsers(Mutiny.StatelessSession session, String account, List<String> endUsers) {
        return Outbox.add(
                session,
                EndUserEnforcementTopic.NAME,
                endUsers.stream()
                        .map(endUser -> EndUserEnforcementTopic.forgotten(account, endUser))
                        .toList());
    }
}

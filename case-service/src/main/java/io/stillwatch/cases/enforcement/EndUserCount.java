package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** How many end users of an account something is in force about, as it was when any of them was last told of: kept, since a look-up has no time to count. */
final class EndUserCount {

    private static final String AMONG = "(select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))";

    /** Before they are counted: of two who count at once the later one sees what the earlier saw, and more. */
    private static final String HOLD = """
            insert into account_end_users as known (account, in_force) select account, 0 from %s a (account) order by account
            on conflict (account) do update set in_force = known.in_force""".formatted(AMONG);

    private static final String COUNT = """
            update account_end_users a set in_force = (
                with met as materialized (
                    select i.enforcement, i.end_user from enforcement_item i
                    where i.account = a.account and i.end_user <> '' and i.state in ('released', 'applied'))
                select count(distinct i.end_user) from met i join enforcement e on e.id = i.enforcement
                where e.state = 'approved' and e.expires_at > :now)
            where a.account in %s""".formatted(AMONG);

    private EndUserCount() {}

    /** Counts anew for the accounts of those end users that are among these. */
    static Uni<Void> keep(Mutiny.StatelessSession session, List<Principal> told, Instant now) {
        List<String> accounts = told.stream()
                .filter(one -> one.endUser() != null)
                .map(Principal::account)
                .distinct()
                .toList();
        if (accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String named = Targets.json(accounts);
        return session.createNativeQuery(HOLD)
                .setParameter("accounts", named)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(COUNT)
                        .setParameter("accounts", named)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    static Uni<Integer> of(Mutiny.StatelessSession session, String account) {
        return session.createNativeQuery(
                        "select in_force from account_end_users where account = :account", Integer.class)
                .setParameter("account", account)
                .getSingleResultOrNull()
                .map(count -> Objects.requireNonNullElse(count, 0));
    }
}

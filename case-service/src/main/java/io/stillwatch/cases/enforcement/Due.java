package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** About whom something is to be told, and why; whoever takes it has it to tell, under the next number of whom it is about. */
enum Due {
    /**
     * An item changed. The rows are marked before they are read: one that changes meanwhile is marked again, and told again. They are held in
     * the order in which acknowledgements and rebuilds hold them; of an account that is erased meanwhile none is, and nothing is told. Whoever
     * is new here begins behind every number that an erased account had: it may be one of those, under a name that nobody knows any more.
     */
    CHANGED("enforcement_item where not told", """
            with due as (select enforcement, item from enforcement_item where not told order by account limit :limit),
                 held as (select i.enforcement, i.item, i.account, i.end_user from enforcement_item i
                     join due using (enforcement, item) where not i.told order by i.enforcement, i.item for update of i),
                 marked as (update enforcement_item i set told = true from held h where i.enforcement = h.enforcement and i.item = h.item),
                 erased as (select sequence from account_enforcement_erased for share),
                 accounts as (insert into account_enforcement as known (account, sequence, apart)
                     select account, erased.sequence + 1, erased.sequence + 1
                     from (select distinct account from held where end_user = '') h, erased order by account
                     on conflict (account) do update set sequence = known.sequence + 1,
                         apart = case when known.apart = known.sequence then known.sequence + 1 else known.apart end
                     returning account, '' as end_user, sequence),
                 end_users as (insert into end_user_enforcement as known (account, end_user, sequence)
                     select account, end_user, erased.sequence + 1
                     from (select distinct account, end_user from held where end_user <> '') h, erased order by account, end_user
                     on conflict (account, end_user) do update set sequence = known.sequence + 1, told = true
                     returning account, end_user, sequence)
            select * from accounts union all select * from end_users"""),

    /** The release before told all about an account and its end users in one event: since when that was so, nothing else was told of it. */
    TOGETHER("account_enforcement where sequence is distinct from apart and account not like 'erased:%'", """
            with due as (select account from account_enforcement
                     where sequence is distinct from apart and account not like 'erased:%' order by account limit :limit for update skip locked),
                 end_users as (insert into end_user_enforcement as known (account, end_user, sequence, told)
                     select i.account, i.end_user, e.sequence, false
                     from (select distinct i.account, i.end_user from enforcement_item i join due on due.account = i.account
                         where i.end_user <> '' and i.state not in ('waiting', 'cancelled')) i, account_enforcement_erased e
                     order by i.account, i.end_user
                     on conflict (account, end_user) do update set told = false)
            update account_enforcement a set sequence = a.sequence + 1, apart = a.sequence + 1 from due where a.account = due.account
            returning a.account, '' as end_user, a.sequence"""),

    /** Those of its end users that have not been told of by themselves since. */
    APART("end_user_enforcement where not told", """
            with due as (select account, end_user from end_user_enforcement where not told
                order by account, end_user limit :limit for update skip locked)
            update end_user_enforcement e set sequence = e.sequence + 1, told = true from due
            where e.account = due.account and e.end_user = due.end_user
            returning e.account, e.end_user, e.sequence""");

    /** A plan that is kept is one for no rows: it was made long before there were any, and takes twenty seconds when there are thousands. */
    private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

    private final String isThere;
    private final String take;

    Due(String where, String take) {
        this.isThere = "select exists (select from %s)".formatted(where);
        this.take = take;
    }

    /** Whom a word is about, and which number it has. */
    record Numbered(Principal principal, long sequence) {

        private static Numbered read(Object[] row) {
            return new Numbered(Principal.read(row[0], row[1]), ((Number) row[2]).longValue());
        }
    }

    /** Whether there is anything to take. */
    Uni<Boolean> isThere(Mutiny.StatelessSession session) {
        return session.createNativeQuery(isThere, Boolean.class).getSingleResult();
    }

    Uni<List<Numbered>> take(Mutiny.StatelessSession session, int most) {
        return session.createNativeQuery(PLAN_ANEW)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(take, Object[].class)
                        .setParameter("limit", most)
                        .getResultList())
                .map(rows -> rows.stream().map(Numbered::read).toList());
    }
}

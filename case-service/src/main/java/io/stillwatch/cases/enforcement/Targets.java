package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.domain.CaseId;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Which members of a case are meant: all, or those that are named.
 *
 * @param suspends whether the measure does: victims of stolen credentials are left out of that
 * @param accounts all that belongs to them is meant: the account, and its end users
 * @param members each alone
 */
record Targets(boolean suspends, List<String> accounts, List<NamedMember> members) {

    /** Looks honest: the provider verified it, it stands for many, or it was there long before the campaign. */
    static final String LOOKS_HONEST =
            "(coalesce(f.verified, false) or coalesce(f.kind in ('aggregator', 'marketplace'), false)"
                    + " or coalesce(f.created_at < c.first_seen - interval '90 days', false))";

    /**
     * Who won an appeal in the case, or in one that became part of it, is let alone until the case is decided afresh: after the judgement,
     * and after the cases became one. What is asked is the same for all members, so that it is answered once and not for each.
     */
    private static final String WAS_WRONGED = """
            exists (select from (
                select w.account, w.end_user from (%s) p
                join appeal a on a.case_id = p.id
                join enforcement_item w on w.enforcement = a.enforcement and w.item = a.item
                where a.state in ('overturned', 'restored')
                  and greatest(a.judged_at, p.since)
                      > coalesce((select decided_at from cases where id = :case), '-infinity')) wronged
                where wronged.account = m.account and wronged.end_user = m.end_user)""".formatted(MergedCases.PARTS);

    private static final String IS_VICTIM = """
            (:suspends and exists (select from (%s) victim where victim.account = m.account and victim.end_user = m.end_user))""".formatted(Victims.ALL);

    private static final String MEANT = """
             from case_member m join cases c on c.id = m.case_id left join account_fact f on f.account = m.account
            where m.case_id = :case and m.left_chunk is null
              and (:everybody or m.account in (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
                or (m.account, m.end_user) in (select n.account, coalesce(n."endUser", '') from
                    jsonb_to_recordset(cast(cast(:members as text) as jsonb)) as n (account text, "endUser" text)))
              and %s""";

    /** Those of them whom a measure meets, as {@code m} with what is known of each as {@code f}; a part of SQL. */
    static final String MEMBERS = MEANT.formatted("not m.erased and not " + WAS_WRONGED + " and not " + IS_VICTIM);

    private static final String STRANGERS = """
            select n.list, n.place - 1, n.account, n.end_user from (
                select 'accounts' as list, a.place, a.account, '' as end_user
                from jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)) with ordinality a (account, place)
                union all select 'members', b.place, b.account, coalesce(b.end_user, '')
                from rows from (jsonb_to_recordset(cast(cast(:members as text) as jsonb)) as (account text, "endUser" text))
                    with ordinality b (account, end_user, place)) n
            where not exists (select from case_member m where m.case_id = :case and m.account = n.account and m.left_chunk is null and not m.erased
                and (n.list = 'accounts' or m.end_user = n.end_user))
            order by n.list, n.place""";

    private static final String LEFT_OUT =
            "select count(*) filter (where wronged and not erased), count(*) filter (where erased),"
                    + " count(*) filter (where victim and not wronged and not erased) from (select m.erased, "
                    + WAS_WRONGED + " as wronged, " + IS_VICTIM + " as victim" + MEANT.formatted("true") + ") t";

    Targets {
        accounts = List.copyOf(accounts);
        members = List.copyOf(members);
    }

    boolean everybody() {
        return accounts.isEmpty() && members.isEmpty();
    }

    static String json(List<?> named) {
        try {
            return CaseEventNames.JSON.writeValueAsString(named);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Members can't be written", e);
        }
    }

    /** The query, told who is meant in this case. */
    <Q extends Mutiny.AbstractQuery> Q in(CaseId id, Q query) {
        query.setParameter("case", id.value());
        query.setParameter("suspends", suspends);
        query.setParameter("everybody", everybody());
        query.setParameter("accounts", json(accounts));
        query.setParameter("members", json(members));
        return query;
    }

    /** Who is named and is no member of the case, in the order in which they are named. */
    Uni<List<Stranger>> strangers(Mutiny.StatelessSession session, CaseId id) {
        return session.createNativeQuery(STRANGERS, Object[].class)
                .setParameter("case", id.value())
                .setParameter("accounts", json(accounts))
                .setParameter("members", json(members))
                .getResultList()
                .map(rows -> rows.stream().map(Stranger::read).toList());
    }

    /**
     * How many of those that are meant no measure meets.
     *
     * @param wronged since they won an appeal
     * @param erased since nobody knows any more who they are
     * @param victims since their credentials were stolen
     */
    record LeftOut(int wronged, int erased, int victims) {}

    Uni<LeftOut> leftOut(Mutiny.StatelessSession session, CaseId id) {
        return in(id, session.createNativeQuery(LEFT_OUT, Object[].class))
                .getSingleResult()
                .map(row -> new LeftOut(
                        ((Number) row[0]).intValue(), ((Number) row[1]).intValue(), ((Number) row[2]).intValue()));
    }
}

package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
import io.stillwatch.cases.Salts;
import io.stillwatch.cases.domain.CaseId;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows that an enforcement's items are. Each statement here handles as many of them as there are. */
final class Items {

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

    private static final String MEANT = """
             from case_member m join cases c on c.id = m.case_id left join account_fact f on f.account = m.account
            where m.case_id = :case and m.left_chunk is null
              and (:everybody or m.account in (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb))))
              and %s""";

    static final String MEMBERS = MEANT.formatted("not " + WAS_WRONGED);

    private static final String LEFT_OUT = "select count(*)" + MEANT.formatted(WAS_WRONGED);

    /** The order is drawn as well, so that neither name nor joining time says who comes first, nor the order who is meant. */
    private static final String TARGETS = "select m.account, m.end_user, " + LOOKS_HONEST + " as honest,"
            + " row_number() over (order by sha256(convert_to(:salts || m.account || chr(9) || m.end_user, 'UTF8'))) as place"
            + MEMBERS;

    private static final String SALTED = "select t.*, %s as salt from (%s) t".formatted(Salts.OF_PLACE, TARGETS);

    /** What the digest covers of an item. */
    private static final String COMMITMENT = Salts.COMMITMENT.formatted("account || chr(9) || end_user");

    private static final String SUM = """
            select count(*), count(*) filter (where honest), encode(sha256(convert_to(
                coalesce(string_agg(%s, chr(10) order by place), ''), 'UTF8')), 'hex')
            from (%s) s""".formatted(COMMITMENT, SALTED);

    private static final String ADD = """
            with listed as (
                insert into item_line (enforcement, item, account, end_user, batch, honest_looking, salt)
                select :id, place - 1, account, end_user, (place - 1) / :size, honest, salt from (%s) s returning *)
            insert into enforcement_item (enforcement, item, account, end_user, batch, honest_looking, changed_at)
            select enforcement, item, account, end_user, batch, honest_looking, :at from listed""".formatted(SALTED);

    private static final String RELEASE =
            "update enforcement_item set state = 'released', told = false, changed_at = :at"
                    + " where enforcement = :id and batch = :batch and state = 'waiting'";

    /** One that was released may have been applied by now without our knowing: it is lifted as well. */
    private static final String END = """
            update enforcement_item set told = state = 'waiting', changed_at = :at,
                state = case when state = 'waiting' then 'cancelled' else 'lifting' end
            where enforcement = :id and state in ('waiting', 'released', 'applied') and (:item < 0 or item = :item)""";

    private static final String TELL_AGAIN =
            "update enforcement_item set told = false where enforcement = :id and item = :item";

    private Items() {}

    /** What the members of a case add up to: how many, how many look honest, and their digest in the order that was drawn. */
    record Sum(int items, int honestLooking, String digest) {}

    static Uni<Sum> sum(Mutiny.StatelessSession session, CaseId id, Targets targets, Salts salts) {
        return parameters(session.createNativeQuery(SUM, Object[].class), id, targets)
                .setParameter("salts", salts.secret())
                .getSingleResult()
                .map(row ->
                        new Sum(((Number) row[0]).intValue(), ((Number) row[1]).intValue(), String.valueOf(row[2])));
    }

    /** How many of those that are meant no measure meets, since they won an appeal. */
    static Uni<Integer> leftOut(Mutiny.StatelessSession session, CaseId id, Targets targets) {
        return parameters(session.createNativeQuery(LEFT_OUT, Long.class), id, targets)
                .getSingleResult()
                .map(Long::intValue);
    }

    static Uni<Void> add(
            Mutiny.StatelessSession session,
            String enforcement,
            CaseId id,
            Targets targets,
            Salts salts,
            int size,
            Instant at) {
        return parameters(session.createNativeQuery(ADD), id, targets)
                .setParameter("salts", salts.secret())
                .setParameter("id", enforcement)
                .setParameter("size", size)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> release(Mutiny.StatelessSession session, String enforcement, int batch, Instant at) {
        return session.createNativeQuery(RELEASE)
                .setParameter("id", enforcement)
                .setParameter("batch", batch)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> endAll(Mutiny.StatelessSession session, String enforcement, Instant at) {
        return end(session, enforcement, -1, at);
    }

    static Uni<Void> end(Mutiny.StatelessSession session, String enforcement, int item, Instant at) {
        return session.createNativeQuery(END)
                .setParameter("id", enforcement)
                .setParameter("item", item)
                .setParameter("at", at)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** What is known of the item's account has changed, whatever the item's state. */
    static Uni<Void> tellAgain(Mutiny.StatelessSession session, String enforcement, int item) {
        return session.createNativeQuery(TELL_AGAIN)
                .setParameter("id", enforcement)
                .setParameter("item", item)
                .executeUpdate()
                .replaceWithVoid();
    }

    static <Q extends Mutiny.AbstractQuery> Q parameters(Q query, CaseId id, Targets targets) {
        query.setParameter("case", id.value());
        query.setParameter("everybody", targets.everybody());
        query.setParameter("accounts", targets.json());
        return query;
    }

    /** Which members are meant: all, or those that are named. */
    record Targets(List<String> accounts) {

        boolean everybody() {
            return accounts.isEmpty();
        }

        String json() {
            try {
                return io.stillwatch.cases.CaseEventNames.JSON.writeValueAsString(accounts);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException("Accounts can't be written", e);
            }
        }
    }
}

package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Salts;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** The rows that an enforcement's items are. Each statement here handles as many of them as there are. */
final class Items {

    /** The order is drawn as well, so that neither name nor joining time says who comes first, nor the order who is meant. */
    private static final String TARGETS = "select m.account, m.end_user, " + Targets.LOOKS_HONEST + " as honest,"
            + " row_number() over (order by sha256(convert_to(:salts || m.account || chr(9) || m.end_user, 'UTF8'))) as place"
            + Targets.MEMBERS;

    private static final String SALTED = "select t.*, %s as salt from (%s) t".formatted(Salts.OF_PLACE, TARGETS);

    /** What the digest covers of an item. */
    private static final String COMMITMENT = Salts.COMMITMENT.formatted("account || chr(9) || end_user");

    private static final String SUM = """
            select count(*), count(*) filter (where honest), count(*) filter (where end_user <> ''), encode(sha256(convert_to(
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

    /** Of a word that leads back to nobody there is nothing to tell. */
    private static final String NOT_ERASED =
            " and not exists (select from item_line where enforcement = :id and item = :item and erased)";

    private static final String TELL_AGAIN =
            "update enforcement_item set told = false where enforcement = :id and item = :item" + NOT_ERASED;

    private static final String HOLD =
            "select item from enforcement_item where enforcement = $1 order by item for update";

    private Items() {}

    /** Nobody says anything of these items until the transaction ends; held in the order in which acknowledgements hold them. */
    static Uni<Void> hold(Mutiny.StatelessSession session, String enforcement) {
        return Statements.run(session, HOLD, Tuple.of(enforcement)).replaceWithVoid();
    }

    /** What the members of a case add up to: how many, how many look honest, who they are, and their digest in the order that was drawn. */
    record Sum(int items, int honestLooking, Met met, String digest) {

        private static Sum read(Object[] row) {
            int items = ((Number) row[0]).intValue();
            return new Sum(
                    items,
                    ((Number) row[1]).intValue(),
                    Met.of(items, ((Number) row[2]).intValue()),
                    String.valueOf(row[3]));
        }
    }

    static Uni<Sum> sum(Mutiny.StatelessSession session, CaseId id, Targets targets, Salts salts) {
        return targets.in(id, session.createNativeQuery(SUM, Object[].class))
                .setParameter("salts", salts.secret())
                .getSingleResult()
                .map(Sum::read);
    }

    static Uni<Void> add(
            Mutiny.StatelessSession session,
            String enforcement,
            CaseId id,
            Targets targets,
            Salts salts,
            int size,
            Instant at) {
        return targets.in(id, session.createNativeQuery(ADD))
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
}

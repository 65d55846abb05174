package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.erasure.KnowsAccounts.Held;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the provider's system gave as its reason about others in the account's cases: people write that, and it may name anybody. */
final class ItemReasons {

    private static final String OF_OTHERS = """
            with measure as (
                select id, case_id from enforcement
                where case_id in (select jsonb_array_elements_text(cast(cast(:cases as text) as jsonb))))
            select m.case_id, i.enforcement, i.item, i.reason from measure m
                join enforcement_item i on i.enforcement = m.id
                where i.account <> :account and i.reason is not null
            union
            select m.case_id, o.enforcement, o.item, o.reason from measure m
                join item_outcome o on o.enforcement = m.id
                join enforcement_item i on i.enforcement = o.enforcement and i.item = o.item
                where i.account <> :account and o.reason is not null
            order by enforcement, item, reason""";
    private static final String FORGET = """
            with said as (
                update item_outcome set reason = :instead
                where enforcement = :enforcement and item = :item and reason = :reason)
            update enforcement_item set reason = :instead
            where enforcement = :enforcement and item = :item and reason = :reason""";

    private ItemReasons() {}

    /** What is kept of such a reason; the item says whose it is. */
    @RegisterForReflection
    record Given(String enforcement, int item, String reason) {}

    /** Those that name the account or an end user of it. */
    static Uni<List<Held>> naming(Mutiny.StatelessSession session, Sought sought) {
        return session.createNativeQuery(OF_OTHERS, Tuple.class)
                .setParameter("cases", new JsonArray(List.copyOf(Holdings.cases(sought.rows()))).encode())
                .setParameter("account", sought.account())
                .getResultList()
                .map(rows -> rows.stream()
                        .filter(row -> sought.isNamed(row.get("reason", String.class)))
                        .map(ItemReasons::held)
                        .toList());
    }

    /** They go at once and whole: no digest covers them, and no event says them that could be erased by itself. Answers how many. */
    static Uni<Integer> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return naming(session, sought)
                .call(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(held -> forget(session, (Given) held.row(), instead))
                        .onItem()
                        .ignoreAsUni())
                .map(List::size);
    }

    private static Uni<Integer> forget(Mutiny.StatelessSession session, Given given, Nobody instead) {
        return session.createNativeQuery(FORGET)
                .setParameter("instead", instead.name())
                .setParameter("enforcement", given.enforcement())
                .setParameter("item", given.item())
                .setParameter("reason", given.reason())
                .executeUpdate();
    }

    private static Held held(Tuple row) {
        var given = new Given(
                row.get("enforcement", String.class), row.get("item", Integer.class), row.get("reason", String.class));
        return new Held(row.get("case_id", String.class), "reason of an item", given, List.of());
    }
}

package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MergedCases;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * An item that goes if an appeal is won: the one it is about, and every other one about the same account, or end user, in measures of the
 * same case, or one merged with it, that are asked for or in force.
 */
record TakenBack(String enforcement, int item) {

    private static final String ALL = """
            select i.enforcement, i.item
            from enforcement_item w
            join enforcement_item i on i.account = w.account and i.end_user = w.end_user
            join enforcement e on e.id = i.enforcement
            where w.enforcement = :enforcement and w.item = :item and e.case_id in (%s)
              and (i.enforcement = w.enforcement
                  or i.state in ('waiting', 'released', 'applied') and e.state in ('requested', 'approved'))
            order by i.enforcement""".formatted(MergedCases.ONE);

    private static final String ALREADY = """
            select count(*) > 0 from event_log where stream = :enforcement and type = 'enforcement-item-reinstated'
            and cast(cast(body as json) -> 'item' #>> '{}' as int) = :item""";

    /** Whether an appeal that was won took this item back; whoever calls has the turn of its measure. */
    static Uni<Boolean> already(Mutiny.StatelessSession session, String enforcement, int item) {
        return session.createNativeQuery(ALREADY, Boolean.class)
                .setParameter("enforcement", enforcement)
                .setParameter("item", item)
                .getSingleResult();
    }

    /** All of them, in the order in which everybody takes the turns of their measures. */
    static Uni<List<TakenBack>> by(Mutiny.StatelessSession session, String caseId, String enforcement, int item) {
        return session.createNativeQuery(ALL, Object[].class)
                .setParameter("enforcement", enforcement)
                .setParameter("item", item)
                .setParameter("case", caseId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new TakenBack((String) row[0], (Integer) row[1]))
                        .toList());
    }
}

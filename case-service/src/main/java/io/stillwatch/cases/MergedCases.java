package io.stillwatch.cases;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Cases that became one count as one. */
@ApplicationScoped
public class MergedCases {

    /** The cases that {@code :case} became part of, the last one included, and itself. */
    public static final String ABOVE = """
            with recursive above (id) as (
                select cast(:case as text) union select c.merged_into from above a join cases c on c.id = a.id
                where c.merged_into is not null)
            select id from above""";

    /** All cases that are one with {@code :case}: those it became part of, and whatever became part of any of them. */
    public static final String ONE = """
            with recursive one (id) as (
                select id from (%s) a union select c.id from one o join cases c on c.merged_into = o.id)
            select id from one""".formatted(ABOVE);

    /** What {@code :case} consists of: itself and whatever became part of it, each with the time of the last merge on its way there. */
    public static final String PARTS = """
            with recursive part (id, since) as (
                select cast(:case as text), cast('-infinity' as timestamptz)
                union select c.id, greatest(p.since, c.merged_at) from part p join cases c on c.merged_into = p.id)
            select id, since from part""";

    /** What became part of a case, directly or by way of others: {@code id}, {@code into}, {@code at} and the number of its {@code event}. */
    public static final String ABSORBED = """
            with recursive absorbed (id, "into", at, event) as (
                select id, merged_into, merged_at, merged_by from cases where merged_into = %s
                union select c.id, c.merged_into, c.merged_at, c.merged_by from absorbed a join cases c on c.merged_into = a.id)
            select * from absorbed order by at, id""";

    /**
     * All that are one, those that were merged before what they became part of: the order in which whoever follows a merge takes turns.
     * Campaigns do not merge in a circle; if they did, this would end all the same.
     */
    private static final String IN_TURN = """
            with recursive above (id, steps) as (
                select cast(:case as text), 0
                union all select c.merged_into, a.steps + 1 from above a join cases c on c.id = a.id
                where c.merged_into is not null and a.steps < 20),
            one (id, steps) as (
                (select id, 0 from above order by above.steps desc limit 1)
                union all select c.id, o.steps + 1 from one o join cases c on c.merged_into = o.id where o.steps < 20)
            select id from one group by id order by max(steps) desc, id""";

    private final Cases cases;

    MergedCases(Cases cases) {
        this.cases = cases;
    }

    /** All cases that are one with this one; nothing happens to any of them until the transaction ends. */
    public Uni<List<CaseId>> held(Mutiny.StatelessSession session, CaseId id) {
        return inTurn(session, id).chain(known -> holding(session, id, known));
    }

    /** What became part of them while their turns were waited for is held as well. */
    private Uni<List<CaseId>> holding(Mutiny.StatelessSession session, CaseId id, List<CaseId> known) {
        return Multi.createFrom()
                .iterable(known)
                .onItem()
                .transformToUniAndConcatenate(one -> cases.state(session, one))
                .collect()
                .last()
                .chain(() -> inTurn(session, id))
                .chain(now -> known.containsAll(now) ? Uni.createFrom().item(now) : holding(session, id, now));
    }

    private static Uni<List<CaseId>> inTurn(Mutiny.StatelessSession session, CaseId id) {
        return session.createNativeQuery(IN_TURN, String.class)
                .setParameter("case", id.value())
                .getResultList()
                .map(ids -> ids.stream().map(CaseId::new).toList());
    }
}

package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who was a member when a measure was asked for and has left since: the case, or the one that goes on in its place. Those of them are
 * parted who went to a part of the campaign whose case stands decided otherwise than the measure needs. Each question is answered
 * once and kept: PostgreSQL takes the few who left for fewer still, and would look through all measures in force for each of them, a minute for 2,000.
 */
final class Leavers {

    private static final String LEFT = """
            with recursive up (id, ground, case_id) as (
                select e.id, e.decision, e.case_id from enforcement e where %s
                union select u.id, u.ground, c.merged_into from up u join cases c on c.id = u.case_id where c.merged_into is not null),
            gone (id, account, end_user) as materialized (
                select u.id, w.account, w.end_user from up u
                join case_member w on w.case_id = u.case_id and w.left_chunk is not null
                where not exists (
                    select from up t join cases c on c.id = t.case_id and c.merged_into is null
                    join case_member n on n.case_id = c.id and n.left_chunk is null
                    where t.id = u.id and n.account = w.account and n.end_user = w.end_user))""";

    /**
     * The parts of these, what was split off from those in turn, and what any of them became part of: of that only a decision after the merge
     * was one about who came with it.
     */
    private static final String PARTED = """
            %s,
            down (id, ground, case_id, since) as (
                select u.id, u.ground, u.case_id, cast('-infinity' as timestamptz) from up u
                union select d.id, d.ground, n.case_id, greatest(d.since, n.since) from down d
                join cases c on c.id = d.case_id
                cross join lateral (
                    select p ->> 'id', cast('-infinity' as timestamptz) from jsonb_array_elements(cast(c.parts as jsonb)) p
                    union all select c.merged_into, c.merged_at where c.merged_into is not null) n (case_id, since)),
            otherwise (id, case_id) as materialized (
                select distinct d.id, o.id from down d
                join cases o on o.id = d.case_id and o.merged_into is null and o.decision <> d.ground and o.decided_at > d.since),
            parted (id, account, end_user) as (
                select g.id, g.account, g.end_user from otherwise o
                join case_member n on n.case_id = o.case_id and n.left_chunk is null
                join gone g on g.id = o.id and g.account = n.account and g.end_user = n.end_user)""".formatted(LEFT);

    /** Of the measure {@code :id}: {@code gone} and {@code parted}, by which SQL begins. */
    static final String OF_ONE = PARTED.formatted("e.id = :id");

    /** The same of all that are carried out. */
    static final String OF_ALL = PARTED.formatted("e.state = 'approved'");

    private static final String WAITING = """
            %s select i.enforcement, count(distinct i.item) from gone g
            join enforcement_item i on i.enforcement = g.id and i.account = g.account and i.end_user = g.end_user
            where i.state = 'waiting' group by i.enforcement""".formatted(LEFT.formatted("e.id in (:ids)"));

    private Leavers() {}

    /** How many of those that wait have left, by the id of the measure; none of which nobody has. */
    static Uni<Map<String, Integer>> waiting(Mutiny.StatelessSession session, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.createNativeQuery(WAITING, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).intValue())));
    }
}

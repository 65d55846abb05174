package io.stillwatch.cases.enforcement;

import io.stillwatch.cases.MemberRows;

/**
 * Members of a case that was decided as credential compromise: somebody else acted with what was stolen from them. That they are members of
 * another case as well, or that theirs became part of one, makes them none of the culprits; only another decision says otherwise, or one about
 * the part of the campaign that they went to. They stay victims while the case is open again, and once the campaign has lost them, as it does
 * when they take the key from who stole it.
 */
final class Victims {

    /** A release that knows no {@code victims_from} may still decide beside this one. */
    private static final String CASES = """
            select v.id, v.victims_from, v.parts from cases v
            where (v.victims_from is not null or v.decision = 'credential-compromise') and not exists (
                with recursive above (id, since) as (
                    select v.merged_into, v.merged_at where v.merged_into is not null
                    union select c.merged_into, greatest(a.since, c.merged_at) from above a join cases c on c.id = a.id
                    where c.merged_into is not null)
                select from above a join cases c on c.id = a.id
                where c.merged_into is null and c.decision <> 'credential-compromise' and c.decided_at > a.since)""";

    /** All of them, as {@code account} and {@code end_user}; a part of SQL. */
    static final String ALL = """
            select v.account, v.end_user from case_member v join (%s) c on c.id = v.case_id
            where v.left_chunk is null or %s > c.victims_from and not exists (
                select from jsonb_array_elements(cast(c.parts as jsonb)) p
                join cases o on o.id = p ->> 'id' and o.decision <> 'credential-compromise'
                join case_member n on n.case_id = o.id and n.left_chunk is null
                where n.account = v.account and n.end_user = v.end_user)""".formatted(CASES, MemberRows.number("v.left_chunk"));

    private Victims() {}
}

package io.stillwatch.cases.enforcement;

/**
 * Members of a case that was decided as credential compromise: somebody else acted with what was stolen from them. That they are members of
 * another case as well, or that theirs became part of one, makes them none of the culprits; only a decision after the merge says otherwise.
 */
final class Victims {

    private static final String CASES = """
            select v.id from cases v where v.decision = 'credential-compromise' and not exists (
                with recursive above (id, since) as (
                    select v.merged_into, v.merged_at where v.merged_into is not null
                    union select c.merged_into, greatest(a.since, c.merged_at) from above a join cases c on c.id = a.id
                    where c.merged_into is not null)
                select from above a join cases c on c.id = a.id
                where c.merged_into is null and c.decision <> v.decision and c.decided_at > a.since)""";

    /** All of them, as {@code account} and {@code end_user}; a part of SQL. */
    static final String ALL = """
            select v.account, v.end_user from case_member v where v.left_chunk is null and v.case_id in (%s)""".formatted(CASES);

    private Victims() {}
}

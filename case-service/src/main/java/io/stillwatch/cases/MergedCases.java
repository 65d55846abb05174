package io.stillwatch.cases;

/** Cases that became one count as one. */
public final class MergedCases {

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

    private MergedCases() {}
}

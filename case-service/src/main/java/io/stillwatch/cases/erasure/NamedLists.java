package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The lists of one stream that name an account.
 *
 * @param lists as the events that cover them by a digest call them: chunks of members, or the enforcement itself
 */
record NamedLists(String stream, List<String> lists) {

    private static final String NAMING = """
            select stream, string_agg(list, ' ' order by list) as lists from (
                select case_id as stream, chunk as list from member_line where account = :account
                union select case_id, chunk from case_member where account = :account
                union select enforcement, enforcement from item_line where account = :account) named
            group by stream order by stream""";

    static Uni<List<NamedLists>> naming(Mutiny.StatelessSession session, String account) {
        return session.createNativeQuery(NAMING, Tuple.class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().map(NamedLists::read).toList());
    }

    private static NamedLists read(Tuple row) {
        return new NamedLists(
                row.get("stream", String.class),
                List.of(row.get("lists", String.class).split(" ")));
    }
}

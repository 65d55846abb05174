package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The members of cases. A row keeps its place when its account is forgotten, so that the counts stay true, and loses the moment of the first
 * evidence, which could be looked up.
 */
@Singleton
class MemberRows implements KnowsAccounts {

    private static final String ABOUT = """
            select m.case_id, m.end_user, cast(m.since as text) as since, m.chunk, m.left_chunk,
                coalesce((select string_agg(l.chunk, ' ' order by l.chunk) from member_line l
                    where l.case_id = m.case_id and l.account = m.account and l.end_user = m.end_user), '') as lists
            from case_member m where m.account = :account
            union all
            select l.case_id, l.end_user, min(l.since), min(l.chunk), max(l.chunk) filter (where l.has_left),
                string_agg(l.chunk, ' ' order by l.chunk)
            from member_line l where l.account = :account and not exists (
                select from case_member m where m.case_id = l.case_id and m.account = l.account and m.end_user = l.end_user)
            group by l.case_id, l.end_user order by case_id, end_user""";
    private static final List<String> FORGET = List.of(
            """
            update case_member set account = :instead, erased = true, %s,
                since = coalesce((select c.opened_at from cases c where c.id = case_id), 'epoch')
            where account = :account""".formatted(Replacing.END_USER),
            Replacing.listed("member_line", "account || chr(9) || end_user || chr(9) || since", ", since = ''"));

    /** What is kept of a member beside its account: since when, the chunks with which it came last and left, and all that list it. */
    @RegisterForReflection
    record Member(
            String endUser,
            String since,
            String chunk,
            @Nullable String leftChunk,
            String lists) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(account, session, ABOUT, MemberRows::held);
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, String account, Nobody instead) {
        return Replacing.in(session, FORGET, account, instead);
    }

    private static Held held(Tuple row) {
        String endUser = row.get("end_user", String.class);
        return new Held(
                row.get("case_id", String.class),
                "member",
                new Member(
                        endUser,
                        row.get("since", String.class),
                        row.get("chunk", String.class),
                        row.get("left_chunk", String.class),
                        row.get("lists", String.class)),
                List.of(),
                endUser);
    }
}

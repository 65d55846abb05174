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

    /** Each table is read once, however many end users there are. Whoever left before they joined is listed and no member; rows of old have no list. */
    private static final String ABOUT = """
            select case_id, end_user, coalesce(cast(m.since as text), l.since) as since, coalesce(m.chunk, l.chunk) as chunk,
                case when m.chunk is null then l.left_chunk else m.left_chunk end as left_chunk, coalesce(l.lists, '') as lists
            from (select case_id, end_user, since, chunk, left_chunk from case_member where account = :account) m
            full join (
                select case_id, end_user, min(since) as since, min(chunk) as chunk,
                    max(chunk) filter (where has_left) as left_chunk, string_agg(chunk, ' ' order by chunk) as lists
                from member_line where account = :account group by case_id, end_user) l using (case_id, end_user)
            order by case_id, end_user""";

    private static final List<String> FORGET = List.of(
            """
            update case_member set account = :instead, erased = true, %s,
                since = coalesce((select c.opened_at from cases c where c.id = case_id), 'epoch')
            where account = :account and case_id %s""".formatted(Replacing.END_USER, Replacing.FOUND),
            Replacing.listed(
                    "member_line", "case_id", "account || chr(9) || end_user || chr(9) || since", ", since = ''"));

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
    public Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        return Replacing.in(session, FORGET, sought, instead);
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

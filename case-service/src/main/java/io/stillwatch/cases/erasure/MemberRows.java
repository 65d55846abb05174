package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The members of cases. A row keeps its place when its account is forgotten, so that the counts stay true. */
@Singleton
class MemberRows implements KnowsAccounts {

    private static final String ABOUT = """
            select case_id, end_user, cast(since as text) as since, chunk, left_chunk from case_member
            where account = :account order by case_id, end_user""";
    private static final List<String> FORGET =
            List.of("update case_member set account = :instead where account = :account");

    /** What is kept of a member beside its account: since when, and the chunks of members with which it came and left. */
    @RegisterForReflection
    record Member(
            String endUser,
            String since,
            String chunk,
            @Nullable String leftChunk) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return session.createNativeQuery(ABOUT, Tuple.class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().map(MemberRows::held).toList());
    }

    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, String account, String instead) {
        return Replacing.in(session, FORGET, account, instead);
    }

    private static Held held(Tuple row) {
        return new Held(
                row.get("case_id", String.class),
                "member",
                new Member(
                        row.get("end_user", String.class),
                        row.get("since", String.class),
                        row.get("chunk", String.class),
                        row.get("left_chunk", String.class)),
                List.of());
    }
}

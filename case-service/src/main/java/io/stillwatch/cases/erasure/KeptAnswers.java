package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was answered to commands that may be sent again. In JSON a name in quotation marks is the whole of it. */
@Singleton
class KeptAnswers implements KnowsAccounts {

    private static final String QUOTED = "cast(to_json(cast(:%s as text)) as text)";
    private static final String ABOUT = """
            select caller, key, status, cast(given_at as text) as given, body from given_answer
            where position(%s in body) > 0 order by given_at, caller, key""".formatted(QUOTED.formatted("account"));
    private static final String END_USER = """
            update given_answer set body = cast(jsonb_set(cast(body as jsonb), array['endUser'], to_jsonb(cast(:instead as text))) as text)
            where case when position(%s in body) > 0 then jsonb_typeof(cast(body as jsonb) -> 'endUser') = 'string' else false end""".formatted(QUOTED.formatted("account"));
    private static final List<String> FORGET =
            List.of(END_USER, """
            update given_answer set body = replace(body, %1$s, %2$s) where position(%1$s in body) > 0""".formatted(QUOTED.formatted("account"), QUOTED.formatted("instead")));

    /** What is kept of an answer. */
    @RegisterForReflection
    record Kept(String caller, String key, int status, String givenAt, String body) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return session.createNativeQuery(ABOUT, Tuple.class)
                .setParameter("account", account)
                .getResultList()
                .map(rows -> rows.stream().map(KeptAnswers::held).toList());
    }

    /** Whoever sends the command again gets the answer with the other word in it. */
    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, String account, Nobody instead) {
        return Replacing.in(session, FORGET, account, instead);
    }

    private static Held held(Tuple row) {
        return new Held(
                "",
                "kept answer",
                new Kept(
                        row.get("caller", String.class),
                        row.get("key", String.class),
                        row.get("status", Integer.class),
                        row.get("given", String.class),
                        row.get("body", String.class)),
                List.of());
    }
}

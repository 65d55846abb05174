package io.stillwatch.cases.erasure;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** What was answered to commands that may be sent again. In JSON a name in quotation marks is the whole of it. */
@Singleton
class KeptAnswers implements KnowsAccounts {

    private static final String ABOUT = """
            select caller, key, status, cast(given_at as text) as given, body from given_answer
            where position(cast(to_json(cast(:account as text)) as text) in body) > 0 order by given_at, caller, key""";
    private static final String REPLACE = "update given_answer set body = :body where caller = :caller and key = :key";

    /** What is kept of an answer. */
    @RegisterForReflection
    record Kept(String caller, String key, int status, String givenAt, String body) {}

    @Override
    public Uni<List<Held>> about(Mutiny.StatelessSession session, String account) {
        return RowsAbout.the(account, session, ABOUT, KeptAnswers::held);
    }

    /** Whoever sends the command again gets the answer with the other words in it. */
    @Override
    public Uni<Void> forget(Mutiny.StatelessSession session, Sought sought, Nobody instead) {
        var without = new KeptAnswer(sought.account(), instead);
        return about(session, sought.account())
                .chain(kept -> Multi.createFrom()
                        .iterable(kept)
                        .onItem()
                        .transformToUniAndConcatenate(held -> replace(session, (Kept) held.row(), without))
                        .onItem()
                        .ignoreAsUni());
    }

    private static Uni<Integer> replace(Mutiny.StatelessSession session, Kept kept, KeptAnswer without) {
        return session.createNativeQuery(REPLACE)
                .setParameter("body", without.without(kept.body()))
                .setParameter("caller", kept.caller())
                .setParameter("key", kept.key())
                .executeUpdate();
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

package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Salts;
import io.vertx.core.json.JsonArray;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts other words in place of an account and its end users. */
final class Replacing {

    /** Sets an end user's word, if there is one. */
    static final String END_USER = """
            end_user = case when end_user = '' then '' else
                'erased:' || left(encode(sha256(convert_to(:secret || end_user, 'UTF8')), 'hex'), 16) end""";

    /** Is one of the streams that say something of the account. */
    static final String FOUND = "in (select jsonb_array_elements_text(cast(cast(:found as text) as jsonb)))";

    private static final String LISTED = """
            update %s set account = :instead, erased = true, commitment = coalesce(%s, commitment), salt = null, %s
            where account = :account and %s %s""";

    private Replacing() {}

    /**
     * Takes the name out of a list that a digest covers. The commitment to its line stays, without the salt that names could be tried with.
     *
     * @param stream the column that says whose list it is
     * @param line what the digest covers, in SQL
     */
    static String listed(String table, String stream, String line) {
        return listed(table, stream, line, "");
    }

    /** The same; {@code also} sets what else says whose line it was. */
    static String listed(String table, String stream, String line, String also) {
        return LISTED.formatted(table, Salts.COMMITMENT.formatted(line), END_USER + also, stream, FOUND);
    }

    /** Runs the statements one after the other; each names {@code :account}, and any of {@code :instead}, {@code :secret} and {@code :found}. */
    static Uni<Void> in(Mutiny.StatelessSession session, List<String> statements, Sought sought, Nobody instead) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(statement -> run(session, statement, sought, instead))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Integer> run(Mutiny.StatelessSession session, String statement, Sought sought, Nobody instead) {
        var query = session.createNativeQuery(statement).setParameter("account", sought.account());
        if (statement.contains(":instead")) {
            query = query.setParameter("instead", instead.name());
        }
        if (statement.contains(":found")) {
            query = query.setParameter("found", new JsonArray(List.copyOf(sought.streams())).encode());
        }
        return (statement.contains(":secret") ? query.setParameter("secret", instead.secret()) : query).executeUpdate();
    }
}

package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import java.util.Collection;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Digests of what was asked with keys: that of a command about a single account is found by trying names. An answer says what it is about, by
 * the account or the stream; a refusal need not say anything.
 */
final class KeptRequests {

    private static final String DROP = """
            update given_answer set request = null where request is not null and (status <> 200
                or position(cast(to_json(cast(:account as text)) as text) in body) > 0
                or exists (select from jsonb_array_elements(cast(cast(:streams as text) as jsonb)) s (stream)
                    where position(cast(s.stream as text) in body) > 0))""";

    private KeptRequests() {}

    /** Whoever sends one of these keys again is answered as before, and nothing is done twice; what comes with it is not compared any more. */
    static Uni<Void> drop(Mutiny.StatelessSession session, String account, Collection<String> streams) {
        return session.createNativeQuery(DROP)
                .setParameter("account", account)
                .setParameter("streams", new JsonArray(streams.stream().toList()).encode())
                .executeUpdate()
                .replaceWithVoid();
    }
}

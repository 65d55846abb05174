package io.stillwatch.scoring.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.store.JsonText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** Waits until the relay has published whatever in the outbox names an account. */
record Published(Pool pool, JsonText json) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofMillis(100);

    /** Events are JSON, and say the account as a text of its own. */
    private static final String WAITING =
            "select exists (select from outbox where position(convert_to($1, 'UTF8') in event) > 0)";

    private static final Problem NOT_PUBLISHED = Problem.of(
            "not-published",
            503,
            "Events wait to be published",
            "The broker has not taken yet what it is to be told; nothing of it is lost. Ask again.");

    /** Fails with a 503 when that takes too long. */
    Uni<Void> of(String account) {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(json.write(account)))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .repeat()
                .withDelay(EVERY)
                .whilst(waiting -> waiting)
                .collect()
                .last()
                .ifNoItem()
                .after(PATIENCE)
                .failWith(NOT_PUBLISHED::asException)
                .replaceWithVoid();
    }
}

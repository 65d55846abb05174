package io.stillwatch.ingest.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Turns;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/**
 * Erases an account from the store. What the relay has yet to publish of it stays until it has, because positions on the topics have no gaps;
 * the erasure then says that it is not complete, and is asked for again. What waits of others is none of its business. Nor is it complete while a
 * day is being purged: nobody but the owner reaches into a table that was taken out; nor while the key of a day is missing, without which nobody
 * finds its rows.
 */
public final class Erasure {
    private static final Logger LOG = Logger.getLogger(Erasure.class);
    private static final String SERVICE = "ingest-service";
    private static final String NOTED = """
            insert into readings (reader, roles, action, resource) values ($1, $2, 'erase', '/v1/accounts/erased/erase')
            """;

    private final Pool pool;
    private final Vertx vertx;
    private final DayKeys keys;
    private final Turns turns;

    public Erasure(Pool pool, Vertx vertx, DayKeys keys, Turns turns) {
        this.pool = pool;
        this.vertx = vertx;
        this.keys = keys;
        this.turns = turns;
    }

    /** What a service has erased of an account: the same form in every service. */
    @Schema(name = "ErasureConfirmation")
    public record Confirmation(
            @Schema(required = true) String service,

            @Schema(
                    description = "False when something may be left that could not be erased yet: ask again.",
                    required = true)
            boolean complete,

            @Schema(description = "Every place that was looked at.", required = true)
            List<Place> places) {}

    /** A place and how many records of the account were erased there. */
    @Schema(name = "ErasurePlace")
    public record Place(
            @Schema(required = true) String place,

            @Schema(required = true) long erased) {}

    /**
     * Looks through every day that is kept, so it takes as long as reading them all; that somebody erased is kept, and not whom. One that is broken
     * off has erased some, and the next one erases the rest.
     *
     * @return what was erased, or the problem 429 when others are being erased
     */
    public Uni<Confirmation> of(String account, Reader who) {
        return turns.doing(who.name(), () -> erased(account, who));
    }

    /** What comes after the place that was published is seen as waiting, or came after the question. */
    private Uni<Confirmation> erased(String account, Reader who) {
        return pool.preparedQuery(NOTED)
                .execute(Tuple.of(who.name(), who.roles()))
                .chain(() -> Published.now(pool))
                .chain(published -> sought(account, published))
                .chain(sought -> sought.isWaiting(pool)
                        .chain(waiting -> sought.removed(new Rounds(pool))
                                .chain(places -> Published.lacksADay(pool)
                                        .map(lacking -> new Confirmation(
                                                SERVICE, !waiting && !lacking && !sought.lacksAKey(), places)))))
                .invoke(confirmation -> LOG.infof("Erased an account: %s", confirmation.places()));
    }

    /** It reads a file for each day, and the folder may be one of a network. */
    private Uni<Sought> sought(String account, Published published) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> Sought.of(account, published, keys), false)
                        .toCompletionStage());
    }
}

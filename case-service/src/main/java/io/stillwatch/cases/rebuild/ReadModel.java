package io.stillwatch.cases.rebuild;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.EventLog;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Something to look at, made from events and nothing else. Each of its rows follows from one stream, so that a stream's rows can be made
 * again in one transaction while those of all others are being read and written.
 */
public interface ReadModel<E> extends Aggregates.Consequence<E> {

    /** What operators know it by. */
    String name();

    /** The table that holds it; only this model writes there. */
    String table();

    /** The column that names a row's stream. */
    String stream();

    /** The model's share in the streams whose ids begin like this, ready to be made again from their log. */
    default Part from(EventLog<E> log, String prefix) {
        return new Part(
                name(),
                table(),
                stream(),
                prefix,
                (session, stream) -> log.waitForTurn(session, stream)
                        .chain(() -> forget(session, stream))
                        .chain(() -> log.history(session, stream))
                        .chain(history -> history.events().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : of(session, history.events())));
    }

    private Uni<Void> forget(Mutiny.StatelessSession session, String stream) {
        return session.createNativeQuery("delete from %s where %s = :stream".formatted(table(), stream()))
                .setParameter("stream", stream)
                .executeUpdate()
                .replaceWithVoid();
    }
}

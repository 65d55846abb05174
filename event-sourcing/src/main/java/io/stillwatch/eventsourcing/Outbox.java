package io.stillwatch.eventsourcing;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes events to publish in the transaction that made them true; they carry the trace that this is part of. */
public final class Outbox {

    static final EventFormat FORMAT = new JsonFormat();

    private static final String ADD = "insert into outbox (topic, event)"
            + " select $1, event from unnest($2::bytea[]) with ordinality as given (event, place) order by place";

    private Outbox() {}

    public static Uni<Void> add(Mutiny.StatelessSession session, String topic, List<CloudEvent> events) {
        return Statements.run(session, ADD, io.vertx.sqlclient.Tuple.of(topic, (Object) rows(events)))
                .replaceWithVoid();
    }

    /** The same in the transaction that the connection is in. */
    public static Uni<Void> add(SqlConnection connection, String topic, List<CloudEvent> events) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(topic, (Object) rows(events)))
                .replaceWithVoid();
    }

    private static Buffer[] rows(List<CloudEvent> events) {
        return Trace.onto(events).stream()
                .map(FORMAT::serialize)
                .map(Buffer::buffer)
                .toArray(Buffer[]::new);
    }
}

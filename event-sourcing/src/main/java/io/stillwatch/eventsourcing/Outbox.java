package io.stillwatch.eventsourcing;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes events to publish in the transaction that made them true. */
public final class Outbox {

    static final EventFormat FORMAT = new JsonFormat();

    private Outbox() {}

    public static Uni<Void> add(Mutiny.StatelessSession session, String topic, List<CloudEvent> events) {
        return session.insertAll(
                events.stream().map(event -> message(topic, event)).toArray());
    }

    private static OutboxMessage message(String topic, CloudEvent event) {
        OutboxMessage message = new OutboxMessage();
        message.topic = topic;
        message.event = FORMAT.serialize(event);
        return message;
    }
}

package io.stillwatch.cases.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.Recorded;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts every event of a case into the outbox, in the transaction that records it; the stream's sequence is the topic's. */
public final class CaseEventsTopic implements Aggregates.Consequence<CaseEvent> {

    public static final String NAME = "case-events";

    public static final String SERVICE = "case-service";

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<CaseEvent>> recorded) {
        return Outbox.add(
                session, NAME, recorded.stream().map(CaseEventsTopic::published).toList());
    }

    static CloudEvent published(Recorded<CaseEvent> recorded) {
        PublishedEvent event = PublishedEvent.of(recorded.stream(), recorded.event());
        return event(recorded, event.type(), recorded.event().at(), event);
    }

    /** An event of any aggregate that is published here: its id is the key, its sequence the topic's. */
    public static CloudEvent event(Recorded<?> recorded, String type, Instant at, Object body) {
        try {
            return Envelope.sequenced(
                    SERVICE,
                    type,
                    recorded.stream(),
                    recorded.sequence(),
                    at,
                    CaseEventNames.JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + type, e);
        }
    }
}

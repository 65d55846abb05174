package io.stillwatch.cases.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseOf;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Head;
import io.stillwatch.eventsourcing.LogEntry;
import io.stillwatch.eventsourcing.Outbox;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets the log note something at the end of a stream, and publishes it as it is noted: the sequence that subscribers see has no gap. */
@Singleton
public class Notes {

    private final EventLog<CaseEvent> log;

    Notes(EventLog<CaseEvent> log) {
        this.log = log;
    }

    /** Whoever calls has the stream's turn. */
    public Uni<Void> add(Mutiny.StatelessSession session, String stream, Function<Head, LogEntry> note) {
        return log.head(session, stream).chain(head -> add(session, head, note.apply(head)));
    }

    private Uni<Void> add(Mutiny.StatelessSession session, Head head, LogEntry entry) {
        return log.note(session, head, entry)
                .chain(sequence -> CaseOf.stream(session, head.stream())
                        .chain(about -> Outbox.add(
                                session,
                                CaseEventsTopic.NAME,
                                List.of(published(head.stream(), about, sequence, entry)))));
    }

    /** Whoever keeps it as a witness has to know of which case it is, if it is of one; the log needs no such word, and its hashes cover none. */
    private static String with(String body, String about) {
        try {
            ObjectNode told = (ObjectNode) CaseEventNames.JSON.readTree(body);
            return (CaseId.named(about).isPresent() ? told.put("case", about) : told).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the log notes is JSON", e);
        }
    }

    private static CloudEvent published(String stream, String about, long sequence, LogEntry entry) {
        return Envelope.sequenced(
                CaseEventsTopic.SERVICE,
                entry.name() + ".v1",
                stream,
                sequence,
                entry.at(),
                with(entry.body(), about).getBytes(UTF_8));
    }
}

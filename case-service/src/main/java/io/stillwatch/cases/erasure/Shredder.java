package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.publish.Notes;
import io.stillwatch.eventsourcing.LogEntry;
import io.stillwatch.eventsourcing.sealing.SubjectKeyRow;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Destroys keys. Each time the stream notes that, when and why, and tells its subscribers; whoever calls has the streams' turns. */
@Singleton
class Shredder {

    private final Notes notes;
    private final SubjectKeys keys;
    private final Clock clock;

    Shredder(Notes notes, SubjectKeys keys, Clock clock) {
        this.notes = notes;
        this.keys = keys;
        this.clock = clock;
    }

    Uni<Void> destroy(Mutiny.StatelessSession session, List<SubjectKeyRow> rows, Grounds grounds, String by) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> destroy(session, row, grounds, by))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> destroy(Mutiny.StatelessSession session, SubjectKeyRow row, Grounds grounds, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String body = new Erased(row.stream, row.id, grounds.basis(), grounds.reference(), by).json();
        var entry = new LogEntry(LogEntries.PERSONAL_DATA_ERASED, body, now);
        return keys.destroy(session, row, now).chain(() -> notes.add(session, row.stream, _ -> entry));
    }
}

package io.stillwatch.cases.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
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
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Destroys keys, and says of lists that they lose a name. Each time the stream notes that, when and why, and tells its subscribers; whoever
 * calls has the streams' turns.
 */
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
        return oneByOne(rows, row -> {
            Instant now = now();
            var erased = new Erased(row.stream, row.id, grounds.basis(), grounds.reference(), by);
            LogEntry entry = entry(LogEntries.PERSONAL_DATA_ERASED, erased, now);
            return keys.destroy(session, row, now).chain(() -> notes.add(session, row.stream, _ -> entry));
        });
    }

    /** A mere member, or an item, has no key that is destroyed: the lists that name it say that it is gone. */
    Uni<Void> strike(Mutiny.StatelessSession session, List<NamedLists> named, Grounds grounds, String by) {
        return oneByOne(named, lists -> {
            var erased = new ErasedName(lists.stream(), lists.lists(), grounds.basis(), grounds.reference(), by);
            LogEntry entry = entry(LogEntries.LISTED_NAME_ERASED, erased, now());
            return notes.add(session, lists.stream(), _ -> entry);
        });
    }

    private static <T> Uni<Void> oneByOne(List<T> all, Function<T, Uni<?>> step) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static LogEntry entry(String name, Object body, Instant at) {
        try {
            return new LogEntry(name, CaseEventNames.JSON.writeValueAsString(body), at);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An erasure can't be written", e);
        }
    }
}

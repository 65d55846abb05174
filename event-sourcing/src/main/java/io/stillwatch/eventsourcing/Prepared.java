package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Events that are about to be written: numbered, sealed and chained.
 *
 * @param recorded as their decider made them
 * @param rows as they will lie on the disk
 * @param keys writes the keys that seal something in them, if there are any
 */
record Prepared<E>(List<Recorded<E>> recorded, List<LoggedEvent> rows, List<Write> keys) {

    /** Something to write beside the events. */
    @FunctionalInterface
    interface Write {
        Uni<Void> in(Mutiny.StatelessSession session);
    }

    /** Where the stream ends with them. */
    Head head() {
        LoggedEvent last = rows.getLast();
        return new Head(last.stream, last.sequence, String.valueOf(last.hash));
    }

    /** Sends everything at once, the events first: whoever loses a race loses it there. */
    Uni<Void> write(Mutiny.StatelessSession session) {
        List<Uni<Void>> all = new ArrayList<>();
        all.add(LoggedRows.insert(session, rows));
        keys.forEach(write -> all.add(write.in(session)));
        return Statements.together(all);
    }
}

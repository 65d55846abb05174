package io.stillwatch.eventsourcing;

import java.util.List;

/**
 * The end of a stream as it lies on the disk.
 *
 * @param rows oldest first; all of the stream, or from an event on that is known
 */
record Tail(List<LoggedEvent> rows) {

    /** Whether it begins with the event that ended the stream when it was last looked at. */
    boolean goesOnFrom(Head known) {
        return !rows.isEmpty()
                && rows.getFirst().sequence == known.sequence()
                && known.hash().equals(rows.getFirst().hash);
    }

    List<LoggedEvent> behind(long sequence) {
        return rows.stream().filter(row -> row.sequence > sequence).toList();
    }

    /** Whether its last event has a hash of its own: those of before there was a chain have none. */
    boolean isChained() {
        return !rows.isEmpty() && rows.getLast().hash != null;
    }

    Head head(String stream) {
        return Chained.head(stream, rows);
    }
}

package io.stillwatch.eventsourcing;

import java.util.List;

/** What a decider is to know of a stream, oldest first, and where the stream ends. */
public record History<E>(List<Recorded<E>> events, Head head) {

    /** Number of the last event that a decider made, 0 if there is none: what the log itself notes overtakes nobody. */
    public long decided() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }
}

package io.stillwatch.eventsourcing;

import java.util.List;

/** What a caller learns of a command: done (with the stream as it now stands), refused with a reason, or overtaken. */
public sealed interface Outcome<S, E, R> {

    /** Done; {@code sequence} is that of the stream's last event, 0 if it has none. */
    record Done<S, E, R>(S state, long sequence, List<Recorded<E>> recorded) implements Outcome<S, E, R> {}

    record Refused<S, E, R>(R reason) implements Outcome<S, E, R> {}

    /** The caller decided on a version that is no longer the last one; {@code sequence} is. */
    record Overtaken<S, E, R>(long sequence) implements Outcome<S, E, R> {}
}

package io.stillwatch.eventsourcing;

import java.util.List;

/** What became of a command: events that now hold, none if nothing changes, or the reason why not. */
public sealed interface Decision<E, R> {

    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected<E, R>(R reason) implements Decision<E, R> {}

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <E, R> Decision<E, R> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E, R> Decision<E, R> unchanged() {
        return new Accepted<>(List.of());
    }

    static <E, R> Decision<E, R> reject(R reason) {
        return new Rejected<>(reason);
    }
}

package io.stillwatch.eventsourcing;

/**
 * What an aggregate is: three pure functions over commands {@code C}, state {@code S}, events {@code E} and rejections {@code R}.
 * No clock, no random ids, no database: the time and the ids travel in the command.
 */
public interface Decider<C, S, E, R> {

    S initial();

    Decision<E, R> decide(C command, S state);

    S evolve(S state, E event);

    /** The state after all these events, oldest first. */
    default S fold(Iterable<? extends E> events) {
        S state = initial();
        for (E event : events) {
            state = evolve(state, event);
        }
        return state;
    }
}

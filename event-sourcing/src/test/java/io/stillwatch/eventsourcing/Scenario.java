package io.stillwatch.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A test as a sentence: given what happened, when this is asked, then that follows. Each has exactly one {@code when}. */
public final class Scenario<C, S, E, R> {

    private final Decider<C, S, E, R> decider;
    private final List<E> history;

    private Scenario(Decider<C, S, E, R> decider, List<E> history) {
        this.decider = decider;
        this.history = history;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <C, S, E, R> Scenario<C, S, E, R> given(Decider<C, S, E, R> decider, E... history) {
        return new Scenario<>(decider, List.of(history));
    }

    public Then<E, R> when(C command) {
        return new Then<>(decider.decide(command, decider.fold(history)));
    }

    /** What follows. */
    public record Then<E, R>(Decision<E, R> decision) {

        @SafeVarargs
        @SuppressWarnings("varargs") // only read
        public final void then(E... expected) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(expected)));
        }

        public void thenNothing() {
            assertThat(decision).isEqualTo(Decision.unchanged());
        }

        public void thenRejected(R expected) {
            assertThat(decision).isEqualTo(Decision.reject(expected));
        }
    }
}

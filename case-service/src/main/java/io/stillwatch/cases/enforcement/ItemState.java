package io.stillwatch.cases.enforcement;

import java.util.Arrays;
import java.util.Optional;

/** Where one item stands: what is asked of the provider's system about one account, and what it said. */
enum ItemState {
    /** In a batch that is not released. */
    WAITING,
    /** To be put into force; not acknowledged. */
    RELEASED,
    /** In force, says the provider's system. */
    APPLIED,
    /** Not in force: the provider's system would not. */
    REFUSED,
    /** To be taken out of force; not acknowledged. Perhaps it never was in force: the system may have been slower than the reversal. */
    LIFTING,
    /** No longer in force, says the provider's system. */
    LIFTED,
    /** Taken back before anybody was asked. */
    CANCELLED;

    static Optional<ItemState> named(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** The word it is known by, on disk and on the wire. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether nothing is left to take back. */
    boolean isTakenBack() {
        return switch (this) {
            case WAITING, RELEASED, APPLIED -> false;
            case REFUSED, LIFTING, LIFTED, CANCELLED -> true;
        };
    }

    /**
     * What the item becomes by this outcome; itself if that was said before; nothing if nobody asked for it.
     *
     * @param wasInForce whether the provider's system has said that it was
     */
    Optional<ItemState> after(Outcome outcome, boolean wasInForce) {
        return switch (this) {
            case WAITING, CANCELLED -> Optional.empty();
            case RELEASED -> outcome == Outcome.LIFTED ? Optional.empty() : Optional.of(outcome.state());
            case APPLIED -> outcome == Outcome.APPLIED ? Optional.of(this) : Optional.empty();
            case REFUSED -> outcome == Outcome.REFUSED ? Optional.of(this) : Optional.empty();
            case LIFTING -> lifting(outcome, wasInForce);
            case LIFTED -> outcome == Outcome.APPLIED ? Optional.empty() : Optional.of(this);
        };
    }

    /** A late refusal says that it never was in force. Of one that was it says that it still is, and nobody may take that for lifted. */
    private static Optional<ItemState> lifting(Outcome outcome, boolean wasInForce) {
        return switch (outcome) {
            case APPLIED -> Optional.of(LIFTING);
            case REFUSED -> wasInForce ? Optional.empty() : Optional.of(LIFTED);
            case LIFTED -> Optional.of(LIFTED);
        };
    }

    /** What the provider's system may say. */
    enum Outcome {
        APPLIED,
        REFUSED,
        LIFTED;

        static Optional<Outcome> named(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.state().word().equals(word))
                    .findFirst();
        }

        ItemState state() {
            return switch (this) {
                case APPLIED -> ItemState.APPLIED;
                case REFUSED -> ItemState.REFUSED;
                case LIFTED -> ItemState.LIFTED;
            };
        }
    }
}

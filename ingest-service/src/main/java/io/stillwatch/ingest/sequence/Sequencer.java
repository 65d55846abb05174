package io.stillwatch.ingest.sequence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of ticks ({@code docs/events}). A record's tick is the epoch hour of its event plus the number of idle closes, and never less
 * than the last closed tick plus one. An hour closes once an event is {@code lateness} past its end.
 */
public final class Sequencer {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Duration lateness;

    public Sequencer(Duration lateness) {
        this.lateness = lateness;
    }

    /** Stamps an interaction. */
    public Step interaction(Sequence before, Instant time) {
        long tick = Math.max(hour(time) + before.drift(), before.closed() + 1);
        Sequence after = before.published(tick, time);
        Sequence closed = closeHours(after);
        Optional<Marker> marker = closed.closed() > after.closed() && before.hasTraffic()
                ? Optional.of(Marker.of(closed))
                : Optional.empty();
        return new Step(closed, after.position(), tick, marker);
    }

    /** Stamps an account fact: it takes effect in the first tick that is still open, whatever time it speaks of. */
    public Step fact(Sequence before) {
        long tick = before.closed() + 1;
        Sequence after = before.published(tick, before.highest());
        return new Step(after, after.position(), tick, Optional.empty());
    }

    /**
     * Closes everything published so far, because traffic pauses; more traffic of the same hour gets the next tick. Empty when nothing has
     * been published since the last close, or only facts so far: they wait for the first interaction, which says what time it is.
     */
    public Optional<Sequence> idle(Sequence before) {
        return before.hasTraffic() && before.top() > before.closed()
                ? Optional.of(before.closing(before.top(), before.highest(), before.drift() + 1))
                : Optional.empty();
    }

    /** Before the first interaction there is nothing to close, so its past closes in silence. */
    private Sequence closeHours(Sequence sequence) {
        long complete = hour(sequence.highest().minus(lateness));
        long tick = complete - 1 + sequence.drift();
        return tick > sequence.closed()
                ? sequence.closing(tick, Instant.EPOCH.plus(HOUR.multipliedBy(complete)), sequence.drift())
                : sequence;
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR.toSeconds());
    }
}

package io.stillwatch.ingest.sequence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rules of ticks ({@code docs/events}). A record's tick is the epoch hour of its event plus the number of closes within an hour, and never
 * less than the last closed tick plus one. An hour closes once an event is {@code lateness} past its end.
 */
public final class Sequencer {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Duration lateness;
    private final long mostBehind;

    /**
     * @param mostBehind bytes of records of closed hours that one tick takes: whoever scores keeps an open tick in memory, and a backfill neither
     *     ends an hour nor pauses
     */
    public Sequencer(Duration lateness, long mostBehind) {
        this.lateness = lateness;
        this.mostBehind = mostBehind;
    }

    /** Stamps an interaction of so many bytes. */
    public Step interaction(Sequence before, Instant time, int bytes) {
        long own = hour(time) + before.drift();
        long tick = Math.max(own, before.closed() + 1);
        Sequence after = before.published(tick, time, own > before.closed() ? 0 : bytes);
        return step(before, after, tick, closeBehind(closeHours(after)));
    }

    /**
     * Stamps an account fact of so many bytes: it takes effect in the first tick that is still open, whatever time it speaks of, and so has
     * no hour of its own.
     */
    public Step fact(Sequence before, int bytes) {
        long tick = before.closed() + 1;
        Sequence after = before.published(tick, before.highest(), bytes);
        return step(before, after, tick, closeBehind(after));
    }

    private static Step step(Sequence before, Sequence after, long tick, Sequence closed) {
        Optional<Marker> marker = closed.closed() > after.closed() && before.hasTraffic()
                ? Optional.of(Marker.of(closed))
                : Optional.empty();
        return new Step(closed, after.position(), tick, marker);
    }

    /**
     * Closes everything published so far, because traffic pauses; more traffic of the same hour gets the next tick. Empty when nothing has
     * been published since the last close, or only facts so far: they wait for the first interaction, which says what time it is.
     */
    public Optional<Sequence> idle(Sequence before) {
        return before.hasTraffic() && before.top() > before.closed()
                ? Optional.of(before.closingAll())
                : Optional.empty();
    }

    /** Before the first interaction there is nothing to close, so its past closes in silence. */
    private Sequence closeHours(Sequence sequence) {
        long complete = hour(sequence.highest().minus(lateness));
        long tick = complete - 1 + sequence.drift();
        return tick > sequence.closed()
                ? sequence.closing(tick, Instant.EPOCH.plus(HOUR.multipliedBy(complete)))
                : sequence;
    }

    private Sequence closeBehind(Sequence sequence) {
        return sequence.hasTraffic() && sequence.behind() >= mostBehind ? sequence.closingAll() : sequence;
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR.toSeconds());
    }
}

package io.stillwatch.ingest.sequence;

import java.time.Instant;

/**
 * Where the sequence of published records stands.
 *
 * @param position of the last record, 0 before the first
 * @param closed the last closed tick, {@link #NONE} before the first: no tick is 0; everything up to it is closed
 * @param top the highest tick of a record so far
 * @param highest the highest event time of an interaction so far, {@link Instant#EPOCH} before the first
 * @param drift how often a tick was closed because traffic paused
 * @param watermark of the last closed tick
 */
public record Sequence(long position, long closed, long top, Instant highest, long drift, Instant watermark) {
    static final long NONE = 0;

    public static final Sequence START = new Sequence(0, NONE, NONE, Instant.EPOCH, 0, Instant.EPOCH);

    boolean hasTraffic() {
        return highest.isAfter(Instant.EPOCH);
    }

    Sequence published(long tick, Instant time) {
        return new Sequence(
                position + 1, closed, Math.max(top, tick), time.isAfter(highest) ? time : highest, drift, watermark);
    }

    /** Closes a tick up to an event time; time never runs backwards, so that spans between ticks are never negative. */
    Sequence closing(long tick, Instant upTo, long idleCloses) {
        return new Sequence(
                position, tick, Math.max(top, tick), highest, idleCloses, upTo.isAfter(watermark) ? upTo : watermark);
    }
}

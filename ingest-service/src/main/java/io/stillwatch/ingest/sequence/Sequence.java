package io.stillwatch.ingest.sequence;

import java.time.Instant;

/**
 * Where the sequence of published records stands.
 *
 * @param position of the last record, 0 before the first
 * @param closed the last closed tick, {@link #NONE} before the first: no tick is 0; everything up to it is closed
 * @param top the highest tick of a record so far
 * @param highest the highest event time of an interaction so far, {@link Instant#EPOCH} before the first
 * @param drift how often a tick was closed that is none of an hour's end
 * @param watermark of the last closed tick
 * @param behind bytes of the records since then whose own hour had been closed
 */
public record Sequence(
        long position, long closed, long top, Instant highest, long drift, Instant watermark, long behind) {
    static final long NONE = 0;

    public static final Sequence START = new Sequence(0, NONE, NONE, Instant.EPOCH, 0, Instant.EPOCH, 0);

    boolean hasTraffic() {
        return highest.isAfter(Instant.EPOCH);
    }

    Sequence published(long tick, Instant time, int bytesBehind) {
        Instant newest = time.isAfter(highest) ? time : highest;
        return new Sequence(position + 1, closed, Math.max(top, tick), newest, drift, watermark, behind + bytesBehind);
    }

    /** Closes a tick up to an event time; time never runs backwards, so that spans between ticks are never negative. */
    Sequence closing(long tick, Instant upTo) {
        Instant later = upTo.isAfter(watermark) ? upTo : watermark;
        return new Sequence(position, tick, Math.max(top, tick), highest, drift, later, 0);
    }

    /** Closes everything published so far, in the middle of an hour, the rest of which gets the next tick. */
    Sequence closingAll() {
        Sequence all = closing(top, highest);
        return new Sequence(position, all.closed(), top, highest, drift + 1, all.watermark(), 0);
    }
}

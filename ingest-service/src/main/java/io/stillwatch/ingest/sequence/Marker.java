package io.stillwatch.ingest.sequence;

import java.time.Instant;

/**
 * Says that a tick is closed: {@code tick-closed.v1}.
 *
 * @param tick everything up to and including it is closed
 * @param watermark event time up to which traffic is complete
 * @param position of the last record before the marker
 */
public record Marker(long tick, Instant watermark, long position) {
    /** The marker of the last close; the same whenever it is asked for. */
    public static Marker of(Sequence closed) {
        return new Marker(closed.closed(), closed.watermark(), closed.position());
    }
}

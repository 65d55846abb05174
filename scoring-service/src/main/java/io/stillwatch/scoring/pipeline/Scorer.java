package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.PackedRecords;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.List;

/**
 * What is done with the records of a tick.
 *
 * @param <C> what comes of a tick
 */
interface Scorer<C> {

    /** Takes what counts in the open tick; returns how many records of the input topics that are. */
    long take(Arrival.Entry entry);

    /** The same for many, which become the scorer's own. */
    long take(PackedRecords records);

    /** Forgets an account; says whether the open tick had anything of it, which is not counted when that closes. */
    boolean erase(String account);

    /**
     * Closes the open tick.
     *
     * @param before the tick that was closed last; 0 for none
     * @param scored records that count in this tick or an earlier one
     * @param letters records before its markers that could not be read, by place
     */
    C close(long before, long tick, Instant watermark, long scored, List<RecordUnreadable> letters);
}

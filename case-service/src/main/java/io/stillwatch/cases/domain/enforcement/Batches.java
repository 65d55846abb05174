package io.stillwatch.cases.domain.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * How the items are released: all at once, or in batches with pauses between them, so that whoever watches which accounts are acted on
 * learns little of what gave them away.
 *
 * @param size items in a batch, at least 1
 * @param pause from one batch to the next, at least
 * @param seed from 0 to 2^53, draws how much longer each pause is, up to twice as long
 */
public record Batches(int size, Duration pause, long seed) {

    /** How many batches these items make. */
    public int count(int items) {
        return Math.ceilDiv(items, size);
    }

    /** How many items a batch has, counted from 0. */
    public int items(int batch, int items) {
        return Math.min(size, items - batch * size);
    }

    /**
     * The earliest time for a batch, counted from 0; the first is released at once. Counted from the approval, all that a freeze held up
     * would go out together at its end.
     *
     * @param since when the batch before it was released, or else when all was approved
     */
    public Instant due(Instant since, int batch) {
        if (batch == 0 || pause.isZero()) {
            return since;
        }
        double longer = new SplittableRandom(seed + batch).nextDouble();
        return since.plus(pause).plusMillis((long) (longer * pause.toMillis()));
    }
}

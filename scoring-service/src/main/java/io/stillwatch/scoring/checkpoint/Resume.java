package io.stillwatch.scoring.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Where one partition is read on after a restart, and what stands before that as far as it decides over what comes.
 *
 * @param offset of the first record that counts later than the tick of the checkpoint
 * @param position the highest position before that record; copies are told by it
 * @param marked the highest tick that is marked before it: what still comes of that one is late; -1 where nobody wrote that down
 * @param drift by how many ticks the last marker before it was ahead of the hour that it stands for; null before the first
 */
public record Resume(
        long offset, long position, long marked, @Nullable Long drift) {

    /** For a partition of which nothing was read; ticks up to {@code closed} have closed without it. */
    public static Resume from(long offset, long closed) {
        return new Resume(offset, 0, closed, null);
    }
}

package io.stillwatch.scoring.checkpoint;

/**
 * Where one partition is read on after a restart.
 *
 * @param offset of the first record that counts later than the tick of the checkpoint
 * @param position the highest position before that record; copies are told by it
 * @param closedAt offset of the closed tick's marker; unreadable records before it have been reported
 */
public record Resume(long offset, long position, long closedAt) {

    /** For a partition of which nothing was read. */
    public static Resume from(long offset) {
        return new Resume(offset, 0, 0);
    }
}

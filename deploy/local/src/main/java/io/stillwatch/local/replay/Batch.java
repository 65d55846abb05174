package io.stillwatch.local.replay;

/**
 * Lines of a file that are sent together.
 *
 * @param firstLine the number of the first in its file, from 1
 * @param lines how many; none behind the end of the file
 * @param packed with gzip
 * @param end up to where the file is read with it
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Batch(long firstLine, int lines, byte[] packed, Reached end) {
    boolean isEmpty() {
        return lines == 0;
    }
}

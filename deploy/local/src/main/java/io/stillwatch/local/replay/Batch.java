package io.stillwatch.local.replay;

/**
 * Lines of a file that are sent together.
 *
 * @param firstLine the number of the first in its file, from 1
 * @param lines how many; none behind the end of the file
 * @param packed with gzip
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Batch(long firstLine, int lines, byte[] packed) {
    boolean isEmpty() {
        return lines == 0;
    }

    long nextLine() {
        return firstLine + lines;
    }
}

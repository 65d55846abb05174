package io.stillwatch.local.replay;

/**
 * How far a file has been read.
 *
 * @param nextLine from 1
 * @param checksum CRC-32C of all lines before it, unpacked and with their ends
 */
record Reached(long nextLine, long checksum) {
    static final Reached NOTHING = new Reached(1, 0);

    long lines() {
        return nextLine - 1;
    }
}
